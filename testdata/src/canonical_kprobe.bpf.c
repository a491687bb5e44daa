/* A struct named bpf_user_pt_regs_t is what old kernels want for kprobes, and with the tag just what new ones refuse. */
#define WITH_EVENTS
#include "retrobpf_test.h"

struct bpf_user_pt_regs_t {
};

__subprog int report(struct bpf_user_pt_regs_t *ctx __arg_ctx, __u64 value)
{
	return emit(ctx, value);
}

SEC("kprobe/do_nanosleep")
int on_nanosleep(struct pt_regs *ctx)
{
	report((void *)ctx, bpf_ktime_get_ns());
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
