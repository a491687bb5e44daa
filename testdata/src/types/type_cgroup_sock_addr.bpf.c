/* Section cgroup/connect4: the shared function needs its argument to be the context of that type. */
#include "../retrobpf_test.h"

__u64 seen;

__subprog int look(void *ctx __arg_ctx)
{
	seen += ((struct bpf_sock_addr *)ctx)->user_ip4;
	return seen > 100;
}

SEC("cgroup/connect4")
int entry(struct bpf_sock_addr *ctx)
{
	int result = look(ctx);

	opaque(result);
	return result & 1;
}

char LICENSE[] SEC("license") = "GPL";
