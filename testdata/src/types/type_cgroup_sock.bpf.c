/* Section cgroup/sock_create: the shared function needs its argument to be the context of that type. */
#include "../retrobpf_test.h"

__u64 seen;

__subprog int look(void *ctx __arg_ctx)
{
	seen += ((struct bpf_sock *)ctx)->family;
	return seen > 100;
}

SEC("cgroup/sock_create")
int entry(struct bpf_sock *ctx)
{
	int result = look(ctx);

	opaque(result);
	return result & 1;
}

char LICENSE[] SEC("license") = "GPL";
