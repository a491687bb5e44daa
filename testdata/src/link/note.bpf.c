/* Of three files, the one that has the tagged function: programs of the other two share it. */
#include "../retrobpf_test.h"

struct {
	__uint(type, BPF_MAP_TYPE_PERF_EVENT_ARRAY);
	__uint(key_size, sizeof(__u32));
	__uint(value_size, sizeof(__u32));
} notes SEC(".maps");

__subprog int note(void *ctx __arg_ctx, __u64 value)
{
	return bpf_perf_event_output(ctx, &notes, BPF_F_CURRENT_CPU, &value, sizeof(value));
}

char LICENSE[] SEC("license") = "GPL";
