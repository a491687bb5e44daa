/* Defines a function exactly as strong.bpf.c does. */
#include "../retrobpf_test.h"

__noinline int scale(void *ctx, int x)
{
	opaque(x);
	return x * 13 + (ctx != 0);
}

SEC("classifier")
int on_class(struct __sk_buff *ctx)
{
	void *none = 0;

	opaque(none);
	return scale(none, ctx->len);
}

char LICENSE[] SEC("license") = "GPL";
