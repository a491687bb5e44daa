/* A program that replaces a function of another one (ext) has the context of its target, which the object does not
 * tell. It cannot be loaded without that target. */
#define WITH_EVENTS
#include "retrobpf_test.h"

__subprog int report(void *ctx __arg_ctx, __u64 value)
{
	return emit(ctx, value);
}

SEC("freplace/report")
int new_report(struct xdp_md *ctx)
{
	return report(ctx, 1);
}

char LICENSE[] SEC("license") = "GPL";
