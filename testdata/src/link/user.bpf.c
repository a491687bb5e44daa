/* Needs what other objects define, and has what nothing needs. */
#include "../retrobpf_test.h"

extern int half(int x);

static volatile int spare = 17;
volatile int *pointer = &spare;

__noinline int unused(int x)
{
	opaque(x);
	return x + *pointer;
}

SEC("socket")
int on_socket(struct __sk_buff *ctx)
{
	return half(4);
}

char LICENSE[] SEC("license") = "GPL";
