/* Section cgroup/dev: the shared function needs its argument to be the context of that type. */
#include "../retrobpf_test.h"

__u64 seen;

__subprog int look(void *ctx __arg_ctx)
{
	seen += ((struct bpf_cgroup_dev_ctx *)ctx)->major;
	return seen > 100;
}

SEC("cgroup/dev")
int entry(struct bpf_cgroup_dev_ctx *ctx)
{
	int result = look(ctx);

	opaque(result);
	return result & 1;
}

char LICENSE[] SEC("license") = "GPL";
