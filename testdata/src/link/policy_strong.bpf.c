/* Overrides what policy_weak has by default, in the same sections. */
#include "../retrobpf_test.h"

__u64 margin = 3;
__u64 limit = 7;
static volatile __u64 rounds;

static __noinline int clamp(__u64 value)
{
	rounds += 10;
	return value > margin ? margin : value;
}

__subprog int policy(__u64 value)
{
	return clamp(value) + (value > limit);
}

SEC("tc")
int judge_tc(struct __sk_buff *skb)
{
	return policy(skb->len) + clamp(skb->mark);
}

char LICENSE[] SEC("license") = "GPL";
