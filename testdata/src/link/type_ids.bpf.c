/* An instruction that holds the id of a type, which is another one as soon as other types stand before it. */
#include "../retrobpf_test.h"

struct reading {
	int value;
	long stamp;
} __attribute__((preserve_access_index));

SEC("socket")
int on_type_id(struct __sk_buff *ctx)
{
	return __builtin_btf_type_id(*(struct reading *)0, 0) > ctx->len;
}

char LICENSE[] SEC("license") = "GPL";
