/* The tag stands on an argument that is no pointer: nobody's context. Kernels since 6.8 refuse that; there is nothing to
 * mend, so it is told. */
#include "retrobpf_test.h"

__u64 seen;

__subprog int note(__u64 value __arg_ctx)
{
	seen += value;
	return seen > 100;
}

SEC("xdp")
int on_packet(struct xdp_md *ctx)
{
	note(ctx->rx_queue_index);
	return 2;
}

char LICENSE[] SEC("license") = "GPL";
