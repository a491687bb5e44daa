/* Another parameter carries a tag of its own, arg:nonnull, which has to survive; two types share the function. Kernels
 * before 5.13 know no pointers to memory in global functions. */
#define WITH_EVENTS
#include "retrobpf_test.h"

__subprog int report_at(void *ctx __arg_ctx, __u64 *value __arg_nonnull)
{
	/* Kernels that do not know the tag see a pointer that may be NULL. */
	if (!value)
		return 0;
	return emit(ctx, *value);
}

SEC("xdp")
int on_packet(struct xdp_md *ctx)
{
	__u64 value = bpf_ktime_get_ns();

	report_at(ctx, &value);
	return 2;
}

SEC("kprobe/do_nanosleep")
int on_nanosleep(struct pt_regs *ctx)
{
	__u64 value = bpf_ktime_get_ns();

	report_at(ctx, &value);
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
