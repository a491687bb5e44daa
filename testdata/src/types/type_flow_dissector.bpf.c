/* Section flow_dissector: the shared function needs its argument to be the context of that type. */
#include "../retrobpf_test.h"

__u64 seen;

__subprog int look(void *ctx __arg_ctx)
{
	seen += ((struct __sk_buff *)ctx)->flow_keys->nhoff;
	return seen > 100;
}

SEC("flow_dissector")
int entry(struct __sk_buff *ctx)
{
	look(ctx);
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
