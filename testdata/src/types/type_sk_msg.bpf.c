/* Section sk_msg: the shared function needs its argument to be the context of that type. */
#include "../retrobpf_test.h"

__u64 seen;

__subprog int look(void *ctx __arg_ctx)
{
	seen += ((struct sk_msg_md *)ctx)->family;
	return seen > 100;
}

SEC("sk_msg")
int entry(struct sk_msg_md *ctx)
{
	int result = look(ctx);

	opaque(result);
	return result & 1;
}

char LICENSE[] SEC("license") = "GPL";
