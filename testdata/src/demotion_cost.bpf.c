/* A loop full of branches, called from two dozen places. The verifier looks at a global function once, at a static one from
 * each place, and then the branches that are left to follow become too many: here a context needs its name. */
#define WITH_EVENTS
#include "retrobpf_test.h"

__u64 seen;

__subprog int count(void *ctx __arg_ctx)
{
	for (int i = 0; i < 300; i++) {
		opaque(i);
		if (*(volatile __u64 *)&seen & 1)
			*(volatile __u64 *)&seen += 3;
		if (*(volatile __u64 *)&seen & 2)
			*(volatile __u64 *)&seen += 5;
	}
	return emit(ctx, seen);
}

#define SIX_TIMES(call) call; call; call; call; call; call

SEC("kprobe/do_nanosleep")
int on_nanosleep(struct pt_regs *ctx)
{
	SIX_TIMES(count(ctx));
	SIX_TIMES(count(ctx));
	SIX_TIMES(count(ctx));
	SIX_TIMES(count(ctx));
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
