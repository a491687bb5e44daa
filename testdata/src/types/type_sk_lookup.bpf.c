/* Section sk_lookup: the shared function needs its argument to be the context of that type. */
#include "../retrobpf_test.h"

__u64 seen;

__subprog int look(void *ctx __arg_ctx)
{
	seen += ((struct bpf_sk_lookup *)ctx)->family;
	return seen > 100;
}

SEC("sk_lookup")
int entry(struct bpf_sk_lookup *ctx)
{
	look(ctx);
	return 1;
}

char LICENSE[] SEC("license") = "GPL";
