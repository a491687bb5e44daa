/* Section lwt_xmit: the shared function needs its argument to be the context of that type. */
#include "../retrobpf_test.h"

__u64 seen;

__subprog int look(void *ctx __arg_ctx)
{
	seen += ((struct __sk_buff *)ctx)->len;
	return seen > 100;
}

SEC("lwt_xmit")
int entry(struct __sk_buff *ctx)
{
	int result = look(ctx);

	opaque(result);
	return result & 1;
}

char LICENSE[] SEC("license") = "GPL";
