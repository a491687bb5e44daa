/* A slot of a program array refers to an entry program, by a relocation in data. That is no call: the program in the slot
 * runs in its own context, and takes part in the rewriting as any other. */
#define WITH_EVENTS
#include "retrobpf_test.h"

#define BPF_MAP_TYPE_PROG_ARRAY 3
#define __array(name, val) typeof(val) *name[]

static long (*const bpf_tail_call)(void *ctx, void *map, __u32 index) = (void *)12;

__subprog int report(void *ctx __arg_ctx, __u64 value)
{
	return emit(ctx, value);
}

int next(struct xdp_md *ctx);

struct {
	__uint(type, BPF_MAP_TYPE_PROG_ARRAY);
	__uint(max_entries, 2);
	__uint(key_size, sizeof(__u32));
	__array(values, int (void *));
} jumps SEC(".maps") = {
	.values = { [1] = (void *)&next },
};

SEC("xdp")
int next(struct xdp_md *ctx)
{
	report(ctx, 2);
	return 2;
}

SEC("xdp")
int first(struct xdp_md *ctx)
{
	bpf_tail_call(ctx, &jumps, 1);
	return 2;
}

SEC("tc")
int classify(struct __sk_buff *skb)
{
	return report(skb, 1) & 1;
}

char LICENSE[] SEC("license") = "GPL";
