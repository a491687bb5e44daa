/* A tc program that calls the tagged function of note, as note_xdp does. */
#include "../retrobpf_test.h"

extern int note(void *ctx __arg_ctx, __u64 value);

SEC("tc")
int note_tc_packet(struct __sk_buff *ctx)
{
	note(ctx, 3);
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
