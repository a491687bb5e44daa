/* Declares a function of policy_weak as hidden: it is so everywhere then. */
#include "../retrobpf_test.h"

extern __hidden int policy(__u64 value);

SEC("tc")
int hide(struct __sk_buff *skb)
{
	return policy(skb->len);
}

char LICENSE[] SEC("license") = "GPL";
