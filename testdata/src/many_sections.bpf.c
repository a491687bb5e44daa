/* Dozens of program sections, some with the `?` prefix, and one tagged function below all of them. */
#define WITH_EVENTS
#include "retrobpf_test.h"

__subprog int report(void *ctx __arg_ctx, __u64 value)
{
	return emit(ctx, value);
}

#define ENTRY(section, name, type, result) \
	SEC(section) int name(type ctx) { report(ctx, 1); return result; }

ENTRY("kprobe/symbol_0", in_kprobe_symbol_0, struct pt_regs *, 0)
ENTRY("kprobe/symbol_1", in_kprobe_symbol_1, struct pt_regs *, 0)
ENTRY("kprobe/symbol_2", in_kprobe_symbol_2, struct pt_regs *, 0)
ENTRY("kprobe/symbol_3", in_kprobe_symbol_3, struct pt_regs *, 0)
ENTRY("kprobe/symbol_4", in_kprobe_symbol_4, struct pt_regs *, 0)
ENTRY("kprobe/symbol_5", in_kprobe_symbol_5, struct pt_regs *, 0)
ENTRY("kprobe/symbol_6", in_kprobe_symbol_6, struct pt_regs *, 0)
ENTRY("kprobe/symbol_7", in_kprobe_symbol_7, struct pt_regs *, 0)
ENTRY("kprobe/symbol_8", in_kprobe_symbol_8, struct pt_regs *, 0)
ENTRY("kprobe/symbol_9", in_kprobe_symbol_9, struct pt_regs *, 0)
ENTRY("kprobe/symbol_10", in_kprobe_symbol_10, struct pt_regs *, 0)
ENTRY("kprobe/symbol_11", in_kprobe_symbol_11, struct pt_regs *, 0)
ENTRY("kretprobe/symbol_0", in_kretprobe_symbol_0, struct pt_regs *, 0)
ENTRY("kretprobe/symbol_1", in_kretprobe_symbol_1, struct pt_regs *, 0)
ENTRY("kretprobe/symbol_2", in_kretprobe_symbol_2, struct pt_regs *, 0)
ENTRY("kretprobe/symbol_3", in_kretprobe_symbol_3, struct pt_regs *, 0)
ENTRY("raw_tp/event_0", in_raw_tp_event_0, struct bpf_raw_tracepoint_args *, 0)
ENTRY("raw_tp/event_1", in_raw_tp_event_1, struct bpf_raw_tracepoint_args *, 0)
ENTRY("raw_tp/event_2", in_raw_tp_event_2, struct bpf_raw_tracepoint_args *, 0)
ENTRY("raw_tp/event_3", in_raw_tp_event_3, struct bpf_raw_tracepoint_args *, 0)
ENTRY("tracepoint/group/event_0", in_tracepoint_group_event_0, void *, 0)
ENTRY("tracepoint/group/event_1", in_tracepoint_group_event_1, void *, 0)
ENTRY("tracepoint/group/event_2", in_tracepoint_group_event_2, void *, 0)
ENTRY("tracepoint/group/event_3", in_tracepoint_group_event_3, void *, 0)
ENTRY("tracepoint/group/event_4", in_tracepoint_group_event_4, void *, 0)
ENTRY("tracepoint/group/event_5", in_tracepoint_group_event_5, void *, 0)
ENTRY("xdp", in_xdp, struct xdp_md *, 2)
ENTRY("xdp/devmap", in_xdp_devmap, struct xdp_md *, 2)
ENTRY("xdp/cpumap", in_xdp_cpumap, struct xdp_md *, 2)
ENTRY("tc", in_tc, struct __sk_buff *, 0)
ENTRY("classifier", in_classifier, struct __sk_buff *, 0)
ENTRY("action", in_action, struct __sk_buff *, 0)
ENTRY("cgroup_skb/ingress", in_cgroup_skb_ingress, struct __sk_buff *, 0)
ENTRY("cgroup_skb/egress", in_cgroup_skb_egress, struct __sk_buff *, 0)
ENTRY("cgroup/skb", in_cgroup_skb, struct __sk_buff *, 0)
ENTRY("socket", in_socket, struct __sk_buff *, 0)
ENTRY("lwt_in", in_lwt_in, struct __sk_buff *, 0)
ENTRY("lwt_out", in_lwt_out, struct __sk_buff *, 0)
ENTRY("lwt_xmit", in_lwt_xmit, struct __sk_buff *, 0)
ENTRY("?perf_event", in_q_perf_event, void *, 0)
ENTRY("perf_event", in_perf_event, void *, 0)

char LICENSE[] SEC("license") = "GPL";
