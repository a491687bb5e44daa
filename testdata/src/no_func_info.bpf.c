/* Types without func_info (.BTF.ext was removed): kernels take every function for static, and the tag for nothing. */
#include "retrobpf_test.h"

__u64 seen;

__subprog int look(void *ctx __arg_ctx)
{
	seen += ((struct xdp_md *)ctx)->rx_queue_index;
	return seen > 100;
}

SEC("xdp")
int on_packet(struct xdp_md *ctx)
{
	return look(ctx) + 1;
}

char LICENSE[] SEC("license") = "GPL";
