/* A function that has to be cloned takes the address of a kernel symbol (__ksym without a type). */
#define WITH_EVENTS
#include "retrobpf_test.h"

extern const void _stext __ksym;

__subprog int report_text(void *ctx __arg_ctx)
{
	return emit(ctx, (__u64)&_stext);
}

SEC("xdp")
int on_packet(struct xdp_md *ctx)
{
	report_text(ctx);
	return 2;
}

SEC("kprobe/do_nanosleep")
int on_nanosleep(struct pt_regs *ctx)
{
	report_text(ctx);
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
