/* A section name as iproute2 users write it: it does not tell the program type, the loader is told on its command
 * line. */
#define WITH_EVENTS
#include "retrobpf_test.h"

__subprog int report(void *ctx __arg_ctx, __u64 value)
{
	return emit(ctx, value);
}

SEC("my_classifier")
int classify(struct __sk_buff *ctx)
{
	report(ctx, 1);
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
