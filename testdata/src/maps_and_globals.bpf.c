/* A map and variables in .data, .bss and .rodata, global and static, used by a function that has to be cloned. */
#define WITH_EVENTS
#include "retrobpf_test.h"

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 16);
	__type(key, __u32);
	__type(value, __u64);
} counts SEC(".maps");

const volatile __u64 scale = 3;
static const volatile __u64 offset = 4;
__u64 seen;
static volatile __u64 errors;
__u64 limit = 1000;
static volatile __u64 step = 2;

__subprog int count(void *ctx __arg_ctx, __u32 key)
{
	__u64 *value = bpf_map_lookup_elem(&counts, &key);

	if (value)
		*value += step;
	else
		errors++;
	seen++;
	if (seen > limit)
		return 0;
	return emit(ctx, seen * scale + offset);
}

SEC("xdp")
int on_packet(struct xdp_md *ctx)
{
	count(ctx, 1);
	return 2;
}

SEC("kprobe/do_nanosleep")
int on_nanosleep(struct pt_regs *ctx)
{
	count(ctx, 2);
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
