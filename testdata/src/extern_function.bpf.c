/* The tagged function is defined in another object: nothing can be decided before the two are linked. */
#define WITH_EVENTS
#include "retrobpf_test.h"

extern int report(void *ctx __arg_ctx, __u64 value);

SEC("xdp")
int on_packet(struct xdp_md *ctx)
{
	report(ctx, 1);
	return 2;
}

char LICENSE[] SEC("license") = "GPL";
