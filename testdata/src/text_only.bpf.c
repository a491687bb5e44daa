/* A library: tagged functions in .text and no entry program. Nothing tells the type of their context. */
#define WITH_EVENTS
#include "retrobpf_test.h"

__subprog int report(void *ctx __arg_ctx, __u64 value)
{
	return emit(ctx, value);
}

__subprog int report_twice(void *ctx __arg_ctx, __u64 value)
{
	return report(ctx, value) + report(ctx, value + 1);
}

char LICENSE[] SEC("license") = "GPL";
