/* Two tagged functions of one prototype, and only one of them is called. `bpftool gen object` folds equal prototypes,
 * so that both FUNCs name one FUNC_PROTO, which must not be edited for just one of them. */
#define WITH_EVENTS
#include "retrobpf_test.h"

__subprog int called(void *ctx __arg_ctx, __u64 value)
{
	return emit(ctx, value);
}

__subprog int not_called(void *ctx __arg_ctx, __u64 value)
{
	return emit(ctx, value + 1);
}

SEC("kprobe/do_nanosleep")
int on_nanosleep(struct pt_regs *ctx)
{
	called(ctx, bpf_ktime_get_ns());
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
