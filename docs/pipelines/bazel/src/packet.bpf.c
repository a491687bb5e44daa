#include "report.h"

SEC("xdp")
int on_packet(struct xdp_md *ctx)
{
	report(ctx, 1, ctx->data_end - ctx->data);
	return XDP_PASS;
}
