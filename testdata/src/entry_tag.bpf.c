/* Only the entry program's own argument is tagged. */
#define WITH_EVENTS
#include "retrobpf_test.h"

SEC("xdp")
int on_packet(void *ctx __arg_ctx)
{
	emit(ctx, 1);
	return 2;
}

char LICENSE[] SEC("license") = "GPL";
