/* The object knows struct __sk_buff by a forward declaration only. No kernel takes that for a context, so a real struct
 * of that name has to be added beside it. */
#define __sk_buff whole_sk_buff
#define WITH_EVENTS
#include "retrobpf_test.h"
#undef __sk_buff

struct __sk_buff;

__subprog int report(void *ctx __arg_ctx, __u64 value)
{
	return emit(ctx, value);
}

SEC("classifier")
int on_tc(struct __sk_buff *ctx)
{
	report(ctx, bpf_ktime_get_ns());
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
