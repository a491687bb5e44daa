/* Section syscall: the shared function needs its argument to be the context of that type. */
#include "../retrobpf_test.h"

__u64 seen;

__subprog int look(void *ctx __arg_ctx)
{
	seen += ((__u32 *)ctx)[0];
	return seen > 100;
}

SEC("syscall")
int entry(void *ctx)
{
	look(ctx);
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
