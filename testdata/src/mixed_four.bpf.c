/* One tagged function, four program types, four answers: the contexts of kprobe, xdp and tracepoint have a name each, and
 * that of fentry has none. */
#define WITH_EVENTS
#include "retrobpf_test.h"

__subprog int report(void *ctx __arg_ctx, __u64 value)
{
	return emit(ctx, value);
}

SEC("kprobe/do_nanosleep")
int on_nanosleep(struct pt_regs *ctx)
{
	report(ctx, 1);
	return 0;
}

SEC("xdp")
int on_packet(struct xdp_md *ctx)
{
	report(ctx, 2);
	return 2;
}

SEC("fentry/bpf_fentry_test1")
int on_entry(__u64 *ctx)
{
	report(ctx, 3);
	return 0;
}

SEC("tracepoint/syscalls/sys_enter_nanosleep")
int on_tracepoint(void *ctx)
{
	report(ctx, 4);
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
