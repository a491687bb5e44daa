/* The same with bpf_loop(), and the callback's address is taken in a static function that both program types share. */
#define WITH_EVENTS
#include "retrobpf_test.h"

struct job {
	void *ctx;
	__u64 value;
};

__subprog int report(void *ctx __arg_ctx, __u64 value)
{
	return emit(ctx, value);
}

static long each(__u32 index, struct job *job)
{
	report(job->ctx, job->value + index);
	return 0;
}

static __noinline int repeat(void *ctx, __u32 times)
{
	struct job job = { ctx, bpf_ktime_get_ns() };

	return bpf_loop(times, each, &job, 0);
}

SEC("xdp")
int on_packet(struct xdp_md *ctx)
{
	repeat(ctx, 3);
	return 2;
}

SEC("kprobe/do_nanosleep")
int on_nanosleep(struct pt_regs *ctx)
{
	repeat(ctx, 4);
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
