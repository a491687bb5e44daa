/* The tagged argument is the last of three. */
#define WITH_EVENTS
#include "retrobpf_test.h"

__subprog int report_last(__u64 high, __u64 low, void *ctx __arg_ctx)
{
	return emit(ctx, high << 32 | low);
}

SEC("raw_tp/sched_switch")
int on_switch(struct bpf_raw_tracepoint_args *ctx)
{
	report_last(1, bpf_ktime_get_ns(), ctx);
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
