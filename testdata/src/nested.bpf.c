/* A tagged global function calls another one; one program type. */
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

SEC("kprobe/do_nanosleep")
int on_nanosleep(struct pt_regs *ctx)
{
	outer(ctx, bpf_ktime_get_ns());
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
