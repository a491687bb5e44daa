/* Keeps its DWARF sections; the object with_dwarf_stripped is the same one after llvm-strip -g. The function has
 * locals and is cloned. */
#define WITH_EVENTS
#include "retrobpf_test.h"

__subprog int report(void *ctx __arg_ctx, __u64 value)
{
	__u64 now = bpf_ktime_get_ns();
	int first = emit(ctx, value);

	return first + emit(ctx, now);
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
