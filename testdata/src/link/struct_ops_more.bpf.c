/* Another struct_ops map, and the same struct. */
#include "../congestion_control.h"
#include "../retrobpf_test.h"

static volatile __u64 calls = 5;

SEC("struct_ops/cong_avoid")
int speed_up(__u64 *ctx)
{
	calls++;
	return 0;
}

struct tcp_congestion_ops fast SEC(".struct_ops") = { .cong_avoid = (void *)speed_up, .name = "retrobpf_fast" };

char LICENSE[] SEC("license") = "GPL";
