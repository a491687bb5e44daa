/* Declares the map of weak.bpf.c, hidden. */
#include "../retrobpf_test.h"

extern struct {
	__uint(type, BPF_MAP_TYPE_PERF_EVENT_ARRAY);
	__uint(key_size, sizeof(__u32));
	__uint(value_size, sizeof(__u32));
} events __attribute__((section(".maps"))) __hidden;

SEC("kprobe/do_nanosleep")
int on_nanosleep(struct pt_regs *ctx)
{
	int value = 1;

	return bpf_perf_event_output(ctx, &events, BPF_F_CURRENT_CPU, &value, sizeof(value));
}

char LICENSE[] SEC("license") = "GPL";
