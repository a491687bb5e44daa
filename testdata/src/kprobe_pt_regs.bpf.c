/* A tagged `struct pt_regs *`, right for kprobes on x86 since the fix of 6.2 (Debian's 5.10 and 6.1 have it). */
#define WITH_EVENTS
#include "retrobpf_test.h"

__subprog int report(struct pt_regs *ctx __arg_ctx, __u64 value)
{
	return emit(ctx, value + ctx->word[0]);
}

SEC("kprobe/do_nanosleep")
int on_nanosleep(struct pt_regs *ctx)
{
	report(ctx, bpf_ktime_get_ns());
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
