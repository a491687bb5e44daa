/* A tagged global function calls another one, and two program types call the outer one: both need a clone, and the
 * clone of the outer one has to call the clone of the inner one. */
#define WITH_EVENTS
#include "retrobpf_test.h"

__subprog int inner(void *ctx __arg_ctx, __u64 value)
{
	return emit(ctx, value);
}

__subprog int outer(void *ctx __arg_ctx, __u64 value)
{
	return inner(ctx, value) + inner(ctx, value + 1);
}

SEC("xdp")
int on_packet(struct xdp_md *ctx)
{
	outer(ctx, 1);
	return 2;
}

SEC("kprobe/do_nanosleep")
int on_nanosleep(struct pt_regs *ctx)
{
	outer(ctx, 2);
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
