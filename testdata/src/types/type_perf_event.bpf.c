/* Section perf_event: the shared function needs its argument to be the context of that type. */
#include "../retrobpf_test.h"

__u64 seen;

__subprog int look(void *ctx __arg_ctx)
{
	struct bpf_perf_event_value value = {}; seen += bpf_perf_prog_read_value(ctx, &value, sizeof(value));
	return seen > 100;
}

SEC("perf_event")
int entry(void *ctx)
{
	look(ctx);
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
