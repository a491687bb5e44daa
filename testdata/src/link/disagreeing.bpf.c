/* Declares what others define, but with other types: nothing that has them can be linked with it. */
#include "../retrobpf_test.h"

extern int note(void *ctx, __u32 value);
extern int policy(__u64 value, __u64 other);
extern __u32 taken;

SEC("socket")
int disagree(struct __sk_buff *skb)
{
	return note(skb, 1) + policy(2, 3) + taken;
}

char LICENSE[] SEC("license") = "GPL";
