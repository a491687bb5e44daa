/* Compiled without -g: there is no BTF and so no tag, and every function counts as static. Must come out byte for byte
 * as it went in. It uses no map, because maps are defined in BTF. */
#include "retrobpf_test.h"

__subprog int first_word(void *ctx __arg_ctx)
{
	return ((struct xdp_md *)ctx)->rx_queue_index;
}

SEC("xdp")
int on_packet(struct xdp_md *ctx)
{
	return first_word(ctx) > 64 ? 2 : 1;
}

char LICENSE[] SEC("license") = "GPL";
