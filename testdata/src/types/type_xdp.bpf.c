/* Section xdp: the shared function needs its argument to be the context of that type. */
#include "../retrobpf_test.h"

__u64 seen;

__subprog int look(void *ctx __arg_ctx)
{
	seen += ((struct xdp_md *)ctx)->rx_queue_index;
	return seen > 100;
}

SEC("xdp")
int entry(struct xdp_md *ctx)
{
	int result = look(ctx);

	opaque(result);
	return result & 1;
}

char LICENSE[] SEC("license") = "GPL";
