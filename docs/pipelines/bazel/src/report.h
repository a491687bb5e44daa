#pragma once
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

#ifndef __arg_ctx /* libbpf since 1.4 has it */
#define __arg_ctx __attribute__((btf_decl_tag("arg:ctx")))
#endif

struct event {
	__u32 kind;
	__u32 length;
};

/* Sends an event, in whatever kind of program. */
int report(void *ctx __arg_ctx, __u32 kind, __u32 length);
