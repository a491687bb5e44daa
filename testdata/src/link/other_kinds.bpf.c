/* Declares an array of half.bpf.c with another size, a map of weak.bpf.c with other values, and a variable of it in another place. */
#include "../retrobpf_test.h"

extern int table[8];

extern struct {
	__uint(type, BPF_MAP_TYPE_PERF_EVENT_ARRAY);
	__uint(key_size, sizeof(__u32));
	__uint(value_size, sizeof(__u64));
} events __attribute__((section(".maps")));

extern int before __kconfig;

SEC("raw_tp/sys_enter")
int on_enter(void *ctx)
{
	return table[1] + before + bpf_perf_event_output(ctx, &events, BPF_F_CURRENT_CPU, &before, sizeof(before));
}

char LICENSE[] SEC("license") = "GPL";
