/* Nobody calls the second tagged function. 5.10 and 6.1 verify it all the same once the object has any call, unless
 * the loader leaves it out because no program reaches it. */
#define WITH_EVENTS
#include "retrobpf_test.h"

__subprog int report(void *ctx __arg_ctx, __u64 value)
{
	return emit(ctx, value);
}

__subprog int nobody_calls_me(void *ctx __arg_ctx)
{
	return emit(ctx, 7);
}

SEC("kprobe/do_nanosleep")
int on_nanosleep(struct pt_regs *ctx)
{
	report(ctx, bpf_ktime_get_ns());
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
