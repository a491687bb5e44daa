/* The tagged argument already has the canonical type; only the tag is superfluous. */
#include "retrobpf_test.h"

__subprog int length(struct xdp_md *ctx __arg_ctx)
{
	return ctx->data_end - ctx->data;
}

SEC("xdp")
int on_packet(struct xdp_md *ctx)
{
	return length(ctx) > 64 ? 2 : 1;
}

char LICENSE[] SEC("license") = "GPL";
