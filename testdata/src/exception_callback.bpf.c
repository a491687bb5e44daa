/* The entry program names its exception callback in a tag of its own, which has to stay; the callback is global and
 * must stay so. Needs 6.7 and libbpf 1.3. */
#define WITH_EVENTS
#include "retrobpf_test.h"

extern void bpf_throw(__u64 cookie) __ksym;

__noinline int on_exception(__u64 cookie)
{
	opaque(cookie);
	return 0;
}

__subprog int report(void *ctx __arg_ctx, __u64 value)
{
	if (emit(ctx, value))
		bpf_throw(1);
	return 0;
}

SEC("tc")
__tag("exception_callback:on_exception")
int on_tc(struct __sk_buff *ctx)
{
	report(ctx, 1);
	return 0;
}

SEC("xdp")
int on_packet(struct xdp_md *ctx)
{
	report(ctx, 2);
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
