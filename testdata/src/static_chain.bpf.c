/* Two static functions in a row between the entry programs and the tagged function. The call from one to the other
 * stays inside .text and has no relocation. */
#define WITH_EVENTS
#include "retrobpf_test.h"

__subprog int report(void *ctx __arg_ctx, __u64 value)
{
	return emit(ctx, value);
}

static __noinline int second(void *ctx, __u64 value)
{
	return report(ctx, value ^ bpf_get_smp_processor_id());
}

static __noinline int first(void *ctx, __u64 value)
{
	return second(ctx, value + bpf_ktime_get_ns()) + second(ctx, value);
}

SEC("xdp")
int on_packet(struct xdp_md *ctx)
{
	first(ctx, 1);
	return 2;
}

SEC("kprobe/do_nanosleep")
int on_nanosleep(struct pt_regs *ctx)
{
	first(ctx, 2);
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
