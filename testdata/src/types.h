/* What the sources that the lab generates need beside retrobpf_test.h: types that a tagged argument may point to. */
#ifndef RETROBPF_TYPES_H
#define RETROBPF_TYPES_H

#include "congestion_control.h"
#include "retrobpf_test.h"

/* What a kprobe's registers are called on one or the other architecture. */
struct user_pt_regs {
	unsigned long word[4];
};

struct user_regs_struct {
	unsigned long word[4];
};

typedef struct pt_regs bpf_user_pt_regs_t;

/* Names that kernels take for those of contexts; no kernel has such structs. */
struct bpf_user_pt_regs_t {
};

struct __u64 {
};

struct bpf_perf_event_data {
	struct pt_regs regs;
};

struct trace_event_raw_sys_enter {
	__u64 word[2];
};

struct bpf_iter__task {
	__u64 meta, task;
};

/* What a syscall program gets is what its caller passes. */
struct request {
	__u32 word;
};

#endif
