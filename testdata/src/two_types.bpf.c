/* One global function under two entry programs whose contexts have different names: it has to exist twice. */
#define WITH_EVENTS
#include "retrobpf_test.h"

__subprog int report(void *ctx __arg_ctx, __u64 value)
{
	return emit(ctx, value);
}

SEC("xdp")
int on_packet(struct xdp_md *ctx)
{
	report(ctx, 1);
	return 2;
}

SEC("kprobe/do_nanosleep")
int on_nanosleep(struct pt_regs *ctx)
{
	report(ctx, 2);
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
