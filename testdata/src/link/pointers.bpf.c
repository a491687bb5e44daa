/* Pointers in data to static variables: relocations that name a section, and count from its start. */
#include "../retrobpf_test.h"

static volatile __u64 zero;
static volatile __u64 one = 1;
volatile __u64 *volatile pointers[] = { &zero, &one };

SEC("socket")
int read_pointers(struct __sk_buff *skb)
{
	zero++;
	one++;
	return pointers[0] == pointers[1];
}

char LICENSE[] SEC("license") = "GPL";
