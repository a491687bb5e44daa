/* Only a static function's argument is tagged. Kernels ignore it there. */
#define WITH_EVENTS
#include "retrobpf_test.h"

static __noinline int report(void *ctx __arg_ctx, __u64 value)
{
	return emit(ctx, value);
}

SEC("xdp")
int on_packet(struct xdp_md *ctx)
{
	report(ctx, bpf_ktime_get_ns());
	return 2;
}

SEC("kprobe/do_nanosleep")
int on_nanosleep(struct pt_regs *ctx)
{
	report(ctx, 1);
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
