/* A program type that only newer kernels have (syscall, 5.14) stands in an object meant for old ones too, and shares a
 * tagged function with kprobe. */
#include "retrobpf_test.h"

__u64 seen;

__subprog int touch(void *ctx __arg_ctx)
{
	seen += *(__u32 *)ctx;
	return 0;
}

SEC("syscall")
int on_request(void *ctx)
{
	touch(ctx);
	return 0;
}

SEC("kprobe/do_nanosleep")
int on_nanosleep(struct pt_regs *ctx)
{
	touch(ctx);
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
