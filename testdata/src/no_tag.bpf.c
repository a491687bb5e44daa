/* Shared functions, none of them tagged: the object must come out byte for byte as it went in. */
#define WITH_EVENTS
#include "retrobpf_test.h"

__subprog int mix(__u64 value)
{
	opaque(value);
	return value * 3;
}

static __noinline int report(void *ctx, __u64 value)
{
	return emit(ctx, mix(value));
}

SEC("xdp")
int on_packet(struct xdp_md *ctx)
{
	report(ctx, 1);
	return 2;
}

SEC("kprobe/do_nanosleep")
int on_nanosleep(struct pt_regs *ctx)
{
	report(ctx, 2);
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
