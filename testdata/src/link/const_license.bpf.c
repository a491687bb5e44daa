/* A licence that is constant, which makes its section one that cannot be written to. */
#include "../retrobpf_test.h"

SEC("socket")
int constant(struct __sk_buff *skb)
{
	return skb->len > 4;
}

const char LICENSE[] SEC("license") = "GPL";
