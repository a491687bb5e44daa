#include "report.h"

__u64 large;

/* Kernels verify a global function by its types alone: old ones have to be told what ctx is. */
__attribute__((noinline)) int is_large(void *context __arg_ctx)
{
	struct xdp_md *ctx = context;

	return ctx->data_end - ctx->data > 1000;
}

SEC("xdp")
int on_size(struct xdp_md *ctx)
{
	large += is_large(ctx);
	return XDP_PASS;
}

char LICENSE[] SEC("license") = "GPL";
