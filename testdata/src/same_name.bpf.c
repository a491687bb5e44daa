/* Program types that call their context by one name, `__sk_buff`, share one variant: nothing has to be cloned. */
#include "retrobpf_test.h"

__subprog int length(void *ctx __arg_ctx)
{
	struct __sk_buff *skb = ctx;

	return skb->len;
}

SEC("classifier")
int on_tc(struct __sk_buff *ctx)
{
	return length(ctx) > 64;
}

SEC("cgroup_skb/ingress")
int on_cgroup(struct __sk_buff *ctx)
{
	return length(ctx) & 1;
}

SEC("socket")
int on_socket(struct __sk_buff *ctx)
{
	return length(ctx) & 1;
}

char LICENSE[] SEC("license") = "GPL";
