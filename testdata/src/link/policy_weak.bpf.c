/* Defaults that another file may override: a weak function and a weak variable, each between others that stay. The weak
 * function carries a tag that the other one lacks. The static function and variable have namesakes in other files. */
#include "../retrobpf_test.h"

__u64 lowest = 1;
__weak __u64 limit = 5;
__u64 highest = 9;
static volatile __u64 rounds;

static __noinline int clamp(__u64 value)
{
	rounds++;
	return value > highest ? highest : value;
}

__subprog int first(__u64 value)
{
	return clamp(value + lowest);
}

__weak __tag("default") __subprog int policy(__u64 value)
{
	rounds += 2;
	return clamp(value) + (value > limit);
}

__subprog int last(__u64 value)
{
	return policy(value) + clamp(value * 3);
}

SEC("socket")
int judge(struct __sk_buff *skb)
{
	return first(skb->len) + last(skb->len) + policy(skb->len + limit);
}

char LICENSE[] SEC("license") = "GPL";
