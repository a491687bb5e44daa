/* There are programs of two types, but only one of them reaches the tagged function: no clone. */
#define WITH_EVENTS
#include "retrobpf_test.h"

__subprog int report(void *ctx __arg_ctx, __u64 value)
{
	return emit(ctx, value);
}

SEC("xdp")
int on_packet(struct xdp_md *ctx)
{
	return ctx->rx_queue_index ? 2 : 1;
}

SEC("kprobe/do_nanosleep")
int on_nanosleep(struct pt_regs *ctx)
{
	report(ctx, bpf_ktime_get_ns());
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
