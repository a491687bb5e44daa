/* What report.bpf.c has for the other BPF sources. */
#ifndef REPORT_BPF_H
#define REPORT_BPF_H

#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

/* libbpf has it since 1.4. */
#ifndef __arg_ctx
#define __arg_ctx __attribute__((btf_decl_tag("arg:ctx")))
#endif

int report(void *ctx __arg_ctx, __u64 kind);

#endif
