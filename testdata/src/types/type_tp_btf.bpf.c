/* Section tp_btf/sched_switch: the shared function needs its argument to be the context of that type. */
#include "../retrobpf_test.h"

__u64 seen;

__subprog int look(void *ctx __arg_ctx)
{
	seen += ((__u64 *)ctx)[0] != 0;
	return seen > 100;
}

SEC("tp_btf/sched_switch")
int entry(__u64 *ctx)
{
	look(ctx);
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
