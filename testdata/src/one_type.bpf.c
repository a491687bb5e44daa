/* The plain case: one kprobe program and one shared global function whose `void *` argument is tagged as a context. */
#define WITH_EVENTS
#include "retrobpf_test.h"

__subprog int report(void *ctx __arg_ctx, __u64 value)
{
	return emit(ctx, value);
}

SEC("kprobe/do_nanosleep")
int on_nanosleep(struct pt_regs *ctx)
{
	report(ctx, bpf_ktime_get_ns());
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
