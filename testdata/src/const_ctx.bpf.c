/* Qualifiers and a typedef stand between the pointer and void. */
#define WITH_EVENTS
#include "retrobpf_test.h"

typedef const void any_context;

__subprog int report(any_context *ctx __arg_ctx, __u64 value)
{
	return emit((void *)ctx, value);
}

SEC("kprobe/do_nanosleep")
int on_nanosleep(struct pt_regs *ctx)
{
	report(ctx, bpf_ktime_get_ns());
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
