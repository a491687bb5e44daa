/* A tagged `struct pt_regs *` under a perf_event program, which new x86 kernels accept. */
#define WITH_EVENTS
#include "retrobpf_test.h"

__subprog int report(struct pt_regs *ctx __arg_ctx, __u64 value)
{
	return emit(ctx, value);
}

SEC("perf_event")
int on_sample(void *ctx)
{
	report(ctx, bpf_ktime_get_ns());
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
