/* A function that has to be cloned calls kernel functions. Those that every program type may call came with 6.2. */
#define WITH_EVENTS
#include "retrobpf_test.h"

extern void bpf_rcu_read_lock(void) __ksym;
extern void bpf_rcu_read_unlock(void) __ksym;

__subprog int report_locked(void *ctx __arg_ctx, __u64 value)
{
	bpf_rcu_read_lock();
	value += bpf_get_smp_processor_id();
	bpf_rcu_read_unlock();
	return emit(ctx, value);
}

SEC("xdp")
int on_packet(struct xdp_md *ctx)
{
	report_locked(ctx, 1);
	return 2;
}

SEC("tc")
int on_tc(struct __sk_buff *ctx)
{
	report_locked(ctx, 2);
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
