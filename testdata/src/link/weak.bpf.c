/* Weak definitions that others override: a tagged function before one that stays, a variable between two that stay. */
#define WITH_EVENTS
#include "../retrobpf_test.h"

int before = 1;
__weak int tunable = 7;
int after = 2;

static __noinline int step(int x)
{
	opaque(x);
	return x + after;
}

__weak __noinline int scale(void *ctx __arg_ctx, int x)
{
	opaque(x);
	return x * 11 + emit(ctx, x);
}

__noinline int twice(int x)
{
	opaque(x);
	return x * 2 + before;
}

SEC("xdp")
int on_packet(struct xdp_md *ctx)
{
	return scale(ctx, tunable) + step(3) + twice(4) > 0 ? 2 : 1;
}

char LICENSE[] SEC("license") = "GPL";
