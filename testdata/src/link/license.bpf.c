/* Under another licence than all others. */
#include "../retrobpf_test.h"

SEC("socket")
int licensed(struct __sk_buff *skb)
{
	return skb->len > 3;
}

char LICENSE[] SEC("license") = "Dual MIT/GPL";
