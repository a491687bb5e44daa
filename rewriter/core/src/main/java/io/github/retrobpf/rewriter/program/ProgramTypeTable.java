package io.github.retrobpf.rewriter.program;

/**
 * Program types, and the form in which every kernel takes a context argument of theirs.
 *
 * <ul>
 *   <li>name: BPF_PROG_TYPE_* in lower case
 *   <li>form: {@code struct}, the argument points to a STRUCT called {@code context}; {@code typedef}, it points to a TYPEDEF
 *       called {@code context} of a STRUCT of the same name; {@code none}, no named type serves on every kernel
 *   <li>context: the canonical name, - where there is none
 *   <li>accepts: what a tagged argument may point to on kernels that know the tag, beside void and the canonical type:
 *       {@code struct:NAME}, {@code typedef:NAME}, {@code int64} (any integer of 8 bytes), {@code any}; - for nothing else
 * </ul>
 *
 * <p>Sources: kernel/bpf/btf.c (btf_validate_prog_ctx_type), include/linux/bpf_types.h; all forms were loaded in kernels
 * 5.10 to 6.12 ({@code make lab}).
 *
 * <p>In the code rather than beside it: every start reads it, and to find a file in a jar takes a tenth of a short run.
 */
final class ProgramTypeTable {
    /** Name, form, context, accepts. */
    static final String ROWS = """
            socket_filter            struct   __sk_buff                -
            sched_cls                struct   __sk_buff                -
            sched_act                struct   __sk_buff                -
            cgroup_skb               struct   __sk_buff                -
            lwt_in                   struct   __sk_buff                -
            lwt_out                  struct   __sk_buff                -
            lwt_xmit                 struct   __sk_buff                -
            lwt_seg6local            struct   __sk_buff                -
            sk_skb                   struct   __sk_buff                -
            flow_dissector           struct   __sk_buff                -
            xdp                      struct   xdp_md                   -
            cgroup_device            struct   bpf_cgroup_dev_ctx       -
            cgroup_sock              struct   bpf_sock                 -
            cgroup_sock_addr         struct   bpf_sock_addr            -
            cgroup_sockopt           struct   bpf_sockopt              -
            cgroup_sysctl            struct   bpf_sysctl               -
            sock_ops                 struct   bpf_sock_ops             -
            sk_msg                   struct   sk_msg_md                -
            sk_reuseport             struct   sk_reuseport_md          -
            netfilter                struct   bpf_nf_ctx               -
            raw_tracepoint           struct   bpf_raw_tracepoint_args  int64
            raw_tracepoint_writable  struct   bpf_raw_tracepoint_args  int64
            perf_event               struct   bpf_perf_event_data      struct:pt_regs,struct:user_pt_regs,struct:user_regs_struct,typedef:bpf_user_pt_regs_t
            kprobe                   typedef  bpf_user_pt_regs_t       struct:pt_regs,struct:user_pt_regs,struct:user_regs_struct,typedef:bpf_user_pt_regs_t
            tracepoint               struct   __u64                    any
            sk_lookup                none     -                        struct:bpf_sk_lookup
            tracing                  none     -                        any
            lsm                      none     -                        any
            struct_ops               none     -                        any
            syscall                  none     -                        any
            lirc_mode2               none     -                        any
            ext                      none     -                        any
            """;

    private ProgramTypeTable() {}
}
