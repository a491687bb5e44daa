/* Direct packet access inside a tagged function: the verifier must know the context to see packet pointers at all.
 * Two programs of one type share it. */
#include "retrobpf_test.h"

__subprog int first_byte(void *ctx __arg_ctx)
{
	struct xdp_md *md = ctx;
	__u8 *data = (void *)(long)md->data, *end = (void *)(long)md->data_end;

	if (data + 14 > end)
		return -1;
	return data[0] ^ data[13];
}

__subprog int first_byte_of(void *ctx __arg_ctx, int again)
{
	int sum = first_byte(ctx);

	if (again > 0)
		sum += first_byte(ctx);
	return sum;
}

SEC("xdp")
int on_packet(struct xdp_md *ctx)
{
	return first_byte_of(ctx, 1) ? 2 : 1;
}

SEC("xdp")
int on_other_packet(struct xdp_md *ctx)
{
	return first_byte_of(ctx, 0) ? 2 : 1;
}

char LICENSE[] SEC("license") = "GPL";
