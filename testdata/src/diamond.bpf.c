/* Two ways lead from each entry program to the same tagged function. It must be cloned once per context, not once per
 * way. */
#define WITH_EVENTS
#include "retrobpf_test.h"

__subprog int report(void *ctx __arg_ctx, __u64 value)
{
	return emit(ctx, value);
}

__subprog int left(void *ctx __arg_ctx)
{
	return report(ctx, 1);
}

__subprog int right(void *ctx __arg_ctx)
{
	return report(ctx, 2);
}

SEC("xdp")
int on_packet(struct xdp_md *ctx)
{
	left(ctx);
	right(ctx);
	return 2;
}

SEC("kprobe/do_nanosleep")
int on_nanosleep(struct pt_regs *ctx)
{
	left(ctx);
	right(ctx);
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
