/* A program that replaces a function of another one, with its own argument tagged as well. The kernel wants that argument
 * to be the context of the target, by its name; the object does not tell which that is, so `--prog-type` has to. */
#include "retrobpf_test.h"

__subprog int packet_size(void *ctx __arg_ctx)
{
	struct xdp_md *md = ctx;

	return md->data_end - md->data;
}

SEC("freplace/first_byte")
int new_first_byte(void *ctx __arg_ctx)
{
	return packet_size(ctx);
}

char LICENSE[] SEC("license") = "GPL";
