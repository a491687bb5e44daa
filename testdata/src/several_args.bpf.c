/* Two tagged arguments in one prototype, with untagged ones before, between and after them. */
#define WITH_EVENTS
#include "retrobpf_test.h"

__subprog int report_both(int first, void *one __arg_ctx, __u64 between, void *two __arg_ctx, int last)
{
	return emit(one, first + between) + emit(two, between + last);
}

SEC("kprobe/do_nanosleep")
int on_nanosleep(struct pt_regs *ctx)
{
	report_both(1, ctx, bpf_ktime_get_ns(), ctx, 2);
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
