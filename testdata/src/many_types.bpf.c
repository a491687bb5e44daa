/* Nine program types with eight differing contexts share one global function. */
#define WITH_EVENTS
#include "retrobpf_test.h"

__subprog int report(void *ctx __arg_ctx, __u64 value)
{
	return emit(ctx, value);
}

SEC("xdp")
int from_xdp(struct xdp_md *ctx)
{
	report(ctx, 0);
	return 2;
}

SEC("classifier")
int from_tc(struct __sk_buff *ctx)
{
	report(ctx, 1);
	return 0;
}

SEC("kprobe/do_nanosleep")
int from_kprobe(struct pt_regs *ctx)
{
	report(ctx, 2);
	return 0;
}

SEC("tracepoint/syscalls/sys_enter_nanosleep")
int from_tracepoint(void *ctx)
{
	report(ctx, 3);
	return 0;
}

SEC("raw_tp/sched_switch")
int from_raw_tp(struct bpf_raw_tracepoint_args *ctx)
{
	report(ctx, 4);
	return 0;
}

SEC("perf_event")
int from_perf_event(void *ctx)
{
	report(ctx, 5);
	return 0;
}

SEC("cgroup_skb/egress")
int from_cgroup_skb(struct __sk_buff *ctx)
{
	report(ctx, 6);
	return 1;
}

SEC("sockops")
int from_sockops(struct bpf_sock_ops *ctx)
{
	report(ctx, 7);
	return 1;
}

SEC("sk_msg")
int from_sk_msg(struct sk_msg_md *ctx)
{
	report(ctx, 8);
	return 1;
}

char LICENSE[] SEC("license") = "GPL";
