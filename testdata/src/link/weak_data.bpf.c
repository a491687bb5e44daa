/* A weak variable with a value, in .data: all that is there. */
#include "../retrobpf_test.h"

__weak int counter = 5;

SEC("xdp")
int on_packet(struct xdp_md *ctx)
{
	return counter++ > 7 ? 1 : 2;
}

char LICENSE[] SEC("license") = "GPL";
