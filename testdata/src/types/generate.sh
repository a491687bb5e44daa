#!/usr/bin/env bash
# generate.sh: writes the type_*.bpf.c beside it, one small program per program type, from the table below.
# Run it after a change to the table and commit what it wrote.
set -euo pipefail
cd "$(dirname "$0")"
rm -f type_*.bpf.c

# NAME  SECTION  CONTEXT  RESULT  what the shared function does with `ctx` that only a context allows.
# RESULT is what the entry program returns: some types limit it to 0 and 1, tracing to 0.
while IFS='|' read -r name section context result use; do
  # Hidden from the optimiser, or clang 19 sees that the result is 0 or 1 and drops the masking, which the verifier needs.
  body=$'int result = look(ctx);\n\n\topaque(result);\n\treturn result & 1;'
  [ "$result" = look ] || body=$'look(ctx);\n\treturn '"$result;"
  cat >"type_$name.bpf.c" <<C
/* Section $section: the shared function needs its argument to be the context of that type. */
#include "../retrobpf_test.h"

__u64 seen;

__subprog int look(void *ctx __arg_ctx)
{
	$use
	return seen > 100;
}

SEC("$section")
int entry(${context} *ctx)
{
	$body
}

char LICENSE[] SEC("license") = "GPL";
C
done <<'TABLE'
socket|socket|struct __sk_buff|look|seen += ((struct __sk_buff *)ctx)->len;
tc|tc|struct __sk_buff|look|seen += ((struct __sk_buff *)ctx)->len;
classifier|classifier|struct __sk_buff|look|seen += ((struct __sk_buff *)ctx)->ifindex;
action|action|struct __sk_buff|look|seen += ((struct __sk_buff *)ctx)->mark;
cgroup_skb|cgroup_skb/egress|struct __sk_buff|look|seen += ((struct __sk_buff *)ctx)->len;
lwt_in|lwt_in|struct __sk_buff|look|seen += ((struct __sk_buff *)ctx)->len;
lwt_xmit|lwt_xmit|struct __sk_buff|look|seen += ((struct __sk_buff *)ctx)->len;
sk_skb|sk_skb/stream_verdict|struct __sk_buff|look|seen += ((struct __sk_buff *)ctx)->len;
flow_dissector|flow_dissector|struct __sk_buff|0|seen += ((struct __sk_buff *)ctx)->flow_keys->nhoff;
xdp|xdp|struct xdp_md|look|seen += ((struct xdp_md *)ctx)->rx_queue_index;
cgroup_dev|cgroup/dev|struct bpf_cgroup_dev_ctx|look|seen += ((struct bpf_cgroup_dev_ctx *)ctx)->major;
cgroup_sock|cgroup/sock_create|struct bpf_sock|look|seen += ((struct bpf_sock *)ctx)->family;
cgroup_sock_addr|cgroup/connect4|struct bpf_sock_addr|look|seen += ((struct bpf_sock_addr *)ctx)->user_ip4;
cgroup_sockopt|cgroup/getsockopt|struct bpf_sockopt|look|seen += ((struct bpf_sockopt *)ctx)->level;
cgroup_sysctl|cgroup/sysctl|struct bpf_sysctl|look|seen += ((struct bpf_sysctl *)ctx)->write;
sockops|sockops|struct bpf_sock_ops|look|seen += ((struct bpf_sock_ops *)ctx)->op;
sk_msg|sk_msg|struct sk_msg_md|look|seen += ((struct sk_msg_md *)ctx)->family;
sk_reuseport|sk_reuseport|struct sk_reuseport_md|look|seen += ((struct sk_reuseport_md *)ctx)->len;
netfilter|netfilter|struct bpf_nf_ctx|look|seen += ((struct bpf_nf_ctx *)ctx)->skb != 0;
raw_tp|raw_tp/sched_switch|struct bpf_raw_tracepoint_args|0|seen += ((struct bpf_raw_tracepoint_args *)ctx)->args[0];
raw_tp_writable|raw_tp.w/nbd_send_request|struct bpf_raw_tracepoint_args|0|seen += *(__u32 *)((struct bpf_raw_tracepoint_args *)ctx)->args[0];
perf_event|perf_event|void|0|struct bpf_perf_event_value value = {}; seen += bpf_perf_prog_read_value(ctx, &value, sizeof(value));
kprobe|kprobe/do_nanosleep|struct pt_regs|0|seen += ((struct pt_regs *)ctx)->word[0];
kretprobe|kretprobe/do_nanosleep|struct pt_regs|0|seen += ((struct pt_regs *)ctx)->word[1];
uprobe|uprobe//bin/sh:main|struct pt_regs|0|seen += ((struct pt_regs *)ctx)->word[0];
kprobe_multi|kprobe.multi/do_nano*|struct pt_regs|0|seen += ((struct pt_regs *)ctx)->word[0];
tracepoint|tracepoint/syscalls/sys_enter_nanosleep|void|0|seen += ((__u64 *)ctx)[1];
fentry|fentry/bpf_fentry_test1|__u64|0|seen += ((__u64 *)ctx)[0];
fexit|fexit/bpf_fentry_test1|__u64|0|seen += ((__u64 *)ctx)[1];
lsm|lsm/file_open|__u64|0|seen += ((__u64 *)ctx)[0] != 0;
tp_btf|tp_btf/sched_switch|__u64|0|seen += ((__u64 *)ctx)[0] != 0;
iter|iter/task|__u64|0|seen += ((__u64 *)ctx)[1] != 0;
syscall|syscall|void|0|seen += ((__u32 *)ctx)[0];
sk_lookup|sk_lookup|struct bpf_sk_lookup|1|seen += ((struct bpf_sk_lookup *)ctx)->family;
TABLE
