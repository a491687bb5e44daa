/* Section cgroup/sysctl: the shared function needs its argument to be the context of that type. */
#include "../retrobpf_test.h"

__u64 seen;

__subprog int look(void *ctx __arg_ctx)
{
	seen += ((struct bpf_sysctl *)ctx)->write;
	return seen > 100;
}

SEC("cgroup/sysctl")
int entry(struct bpf_sysctl *ctx)
{
	int result = look(ctx);

	opaque(result);
	return result & 1;
}

char LICENSE[] SEC("license") = "GPL";
