/* The tagged argument points to a struct that is no context at all. New kernels refuse it too, so it must be left
 * alone. */
#define WITH_EVENTS
#include "retrobpf_test.h"

struct foo {
	int bar;
};

__subprog int report(struct foo *ctx __arg_ctx, __u64 value)
{
	return emit(ctx, value);
}

SEC("kprobe/do_nanosleep")
int on_nanosleep(struct pt_regs *ctx)
{
	report((void *)ctx, bpf_ktime_get_ns());
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
