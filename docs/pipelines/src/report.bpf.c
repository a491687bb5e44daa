/* A global function that programs of several types share. It needs their context, whatever that is. */
#include "report.bpf.h"
#include "watch.h"

struct {
	__uint(type, BPF_MAP_TYPE_PERF_EVENT_ARRAY);
	__uint(key_size, sizeof(int));
	__uint(value_size, sizeof(int));
} events SEC(".maps");

__attribute__((noinline)) int report(void *ctx __arg_ctx, __u64 kind)
{
	struct event event = { .kind = kind, .time = bpf_ktime_get_ns() };

	return bpf_perf_event_output(ctx, &events, BPF_F_CURRENT_CPU, &event, sizeof(event));
}

char LICENSE[] SEC("license") = "GPL";
