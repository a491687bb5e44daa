/* An untagged static function stands between two differing entry programs and the tagged function, so it has to be
 * cloned along with it. */
#define WITH_EVENTS
#include "retrobpf_test.h"

__subprog int report(void *ctx __arg_ctx, __u64 value)
{
	return emit(ctx, value);
}

static __noinline int stamp(void *ctx)
{
	return report(ctx, bpf_ktime_get_ns());
}

SEC("xdp")
int on_packet(struct xdp_md *ctx)
{
	stamp(ctx);
	return 2;
}

SEC("kprobe/do_nanosleep")
int on_nanosleep(struct pt_regs *ctx)
{
	stamp(ctx);
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
