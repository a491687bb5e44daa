/* A struct_ops map: a TCP congestion control of which one function is written in BPF. Kernels have it since 5.6. */
#ifndef CONGESTION_CONTROL_H
#define CONGESTION_CONTROL_H

struct sock;

struct tcp_congestion_ops {
	void (*cong_avoid)(struct sock *sk, unsigned int ack, unsigned int acked);
	char name[16];
};

#define CONGESTION_CONTROL(function) \
	struct tcp_congestion_ops operations SEC(".struct_ops") = { .cong_avoid = (void *)function, .name = "retrobpf" }

#endif
