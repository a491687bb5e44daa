/* Section raw_tp.w/nbd_send_request: the shared function needs its argument to be the context of that type. */
#include "../retrobpf_test.h"

__u64 seen;

__subprog int look(void *ctx __arg_ctx)
{
	seen += *(__u32 *)((struct bpf_raw_tracepoint_args *)ctx)->args[0];
	return seen > 100;
}

SEC("raw_tp.w/nbd_send_request")
int entry(struct bpf_raw_tracepoint_args *ctx)
{
	look(ctx);
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
