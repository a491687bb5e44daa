/* What goes onto a network device: an xdp and a tc program share a function that needs its context, with a map, variables in
 * .data, .bss and .rodata, and a function below it. Loaders of devices take such an object one section at a time. */
#define WITH_EVENTS
#include "retrobpf_test.h"

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 16);
	__type(key, __u32);
	__type(value, __u64);
} counts SEC(".maps");

const volatile __u64 scale = 3;
__u64 most = 1000;
__u64 seen;

__subprog int tell(void *ctx __arg_ctx, __u64 value)
{
	return emit(ctx, value * scale);
}

__subprog int count(void *ctx __arg_ctx, __u32 key)
{
	__u64 *value = bpf_map_lookup_elem(&counts, &key);

	if (value)
		*value += 1;
	if (++seen > most)
		return 0;
	return tell(ctx, seen);
}

SEC("xdp")
int on_packet(struct xdp_md *ctx)
{
	count(ctx, 1);
	return 2;
}

SEC("tc")
int on_tc(struct __sk_buff *ctx)
{
	count(ctx, 2);
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
