/* An xdp program that calls the tagged function of note. */
#include "../retrobpf_test.h"

extern int note(void *ctx __arg_ctx, __u64 value);

SEC("xdp")
int note_packet(struct xdp_md *ctx)
{
	note(ctx, 2);
	return 2;
}

char LICENSE[] SEC("license") = "GPL";
