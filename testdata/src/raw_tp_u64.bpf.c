/* A tagged pointer to a 64-bit integer, which new kernels accept for raw tracepoints. */
#define WITH_EVENTS
#include "retrobpf_test.h"

__subprog int report(__u64 *ctx __arg_ctx)
{
	return emit(ctx, ctx[0]);
}

SEC("raw_tp/sched_switch")
int on_switch(__u64 *ctx)
{
	report(ctx);
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
