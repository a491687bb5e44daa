/* A function that has to be cloned reads LINUX_KERNEL_VERSION (__kconfig), the one variable there that needs no config
 * file. */
#define WITH_EVENTS
#include "retrobpf_test.h"

extern int LINUX_KERNEL_VERSION __kconfig;

__subprog int report_version(void *ctx __arg_ctx)
{
	return emit(ctx, LINUX_KERNEL_VERSION);
}

SEC("xdp")
int on_packet(struct xdp_md *ctx)
{
	report_version(ctx);
	return 2;
}

SEC("kprobe/do_nanosleep")
int on_nanosleep(struct pt_regs *ctx)
{
	report_version(ctx);
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
