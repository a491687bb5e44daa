/* Two programs of different types that call the same function in another file. */
#include "report.bpf.h"
#include "watch.h"

SEC("kprobe/do_nanosleep")
int on_sleep(void *ctx)
{
	report(ctx, EVENT_SLEEP);
	return 0;
}

SEC("xdp")
int on_packet(struct xdp_md *ctx)
{
	report(ctx, EVENT_PACKET);
	return XDP_PASS;
}

char LICENSE[] SEC("license") = "GPL";
