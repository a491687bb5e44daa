/* A tagged `bpf_user_pt_regs_t *` as the x86 headers define it: a typedef of struct pt_regs. Kernels take it with or
 * without the tag, except those older than the fix of 6.2 (which Debian's 5.10 and 6.1 have): they look through the
 * typedef and compare the wrong name. */
#define WITH_EVENTS
#include "retrobpf_test.h"

typedef struct pt_regs bpf_user_pt_regs_t;

__subprog int report(bpf_user_pt_regs_t *ctx __arg_ctx, __u64 value)
{
	return emit(ctx, value);
}

SEC("kprobe/do_nanosleep")
int on_nanosleep(bpf_user_pt_regs_t *ctx)
{
	report(ctx, bpf_ktime_get_ns());
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
