/* Three types, three tagged functions: one reached by all, one by two, one by a single type. */
#define WITH_EVENTS
#include "retrobpf_test.h"

__subprog int by_all(void *ctx __arg_ctx)
{
	return emit(ctx, 1);
}

__subprog int by_two(void *ctx __arg_ctx)
{
	return emit(ctx, 2) + by_all(ctx);
}

__subprog int by_one(void *ctx __arg_ctx)
{
	return emit(ctx, 3) + by_two(ctx);
}

SEC("xdp")
int on_packet(struct xdp_md *ctx)
{
	by_one(ctx);
	return 2;
}

SEC("kprobe/do_nanosleep")
int on_nanosleep(struct pt_regs *ctx)
{
	by_two(ctx);
	return 0;
}

SEC("raw_tp/sched_switch")
int on_switch(struct bpf_raw_tracepoint_args *ctx)
{
	by_all(ctx);
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
