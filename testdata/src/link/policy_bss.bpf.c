/* Overrides the weak variable of policy_weak, in another section: 0 is what .bss holds. */
#include "../retrobpf_test.h"

__u64 limit;

SEC("tc")
int read_limit(struct __sk_buff *skb)
{
	return skb->len > limit;
}

char LICENSE[] SEC("license") = "GPL";
