/* The tagged function is reached only through the address of a static callback, bpf_for_each_map_elem() of two program
 * types. The kernel follows the context pointer through the struct on the caller's stack. */
#define WITH_EVENTS
#include "retrobpf_test.h"

struct job {
	void *ctx;
	__u64 value;
};

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, 4);
	__type(key, __u32);
	__type(value, __u64);
} values SEC(".maps");

__subprog int report(void *ctx __arg_ctx, __u64 value)
{
	return emit(ctx, value);
}

static long each(void *map, __u32 *key, __u64 *value, struct job *job)
{
	report(job->ctx, job->value + *value);
	return 0;
}

SEC("tc")
int on_tc(struct __sk_buff *ctx)
{
	struct job job = { ctx, bpf_ktime_get_ns() };

	bpf_for_each_map_elem(&values, each, &job, 0);
	return 0;
}

SEC("kprobe/do_nanosleep")
int on_nanosleep(struct pt_regs *ctx)
{
	struct job job = { ctx, bpf_ktime_get_ns() };

	bpf_for_each_map_elem(&values, each, &job, 0);
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
