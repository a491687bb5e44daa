/* A struct_ops map, whose slot names a program of the same file. */
#include "../congestion_control.h"
#include "../retrobpf_test.h"

SEC("struct_ops/cong_avoid")
int slow_down(__u64 *ctx)
{
	return ctx[1] > 3;
}

struct tcp_congestion_ops slow SEC(".struct_ops") = { .cong_avoid = (void *)slow_down, .name = "retrobpf_slow" };

char LICENSE[] SEC("license") = "GPL";
