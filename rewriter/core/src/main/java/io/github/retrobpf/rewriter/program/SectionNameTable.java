package io.github.retrobpf.rewriter.program;

/**
 * Section names and the program type that they tell.
 *
 * <ul>
 *   <li>pattern: {@code name} for exactly this name, {@code name+} for this name, or this name, a slash and more
 *   <li>type: a name of {@link ProgramTypeTable}
 * </ul>
 *
 * <p>A {@code ?} before the name (do not load by default) is not part of it. A name that no pattern knows but that is one of
 * the exact names, a slash and more ({@code xdp/drop}), tells the same type: loaders took it so before libbpf 1.0.
 *
 * <p>Source: libbpf, section_defs[] (all names up to 1.7).
 */
final class SectionNameTable {
    /** Pattern, type. */
    static final String ROWS = """
            socket                   socket_filter
            sk_reuseport/migrate     sk_reuseport
            sk_reuseport             sk_reuseport
            kprobe+                  kprobe
            uprobe+                  kprobe
            uprobe.s+                kprobe
            kretprobe+               kprobe
            uretprobe+               kprobe
            uretprobe.s+             kprobe
            kprobe.multi+            kprobe
            kretprobe.multi+         kprobe
            kprobe.session+          kprobe
            uprobe.multi+            kprobe
            uretprobe.multi+         kprobe
            uprobe.session+          kprobe
            uprobe.multi.s+          kprobe
            uretprobe.multi.s+       kprobe
            uprobe.session.s+        kprobe
            ksyscall+                kprobe
            kretsyscall+             kprobe
            usdt+                    kprobe
            usdt.s+                  kprobe
            tc/ingress               sched_cls
            tc/egress                sched_cls
            tcx/ingress              sched_cls
            tcx/egress               sched_cls
            tc                       sched_cls
            classifier               sched_cls
            action                   sched_act
            netkit/primary           sched_cls
            netkit/peer              sched_cls
            tracepoint+              tracepoint
            tp+                      tracepoint
            raw_tracepoint+          raw_tracepoint
            raw_tp+                  raw_tracepoint
            raw_tracepoint.w+        raw_tracepoint_writable
            raw_tp.w+                raw_tracepoint_writable
            tp_btf+                  tracing
            fentry+                  tracing
            fmod_ret+                tracing
            fexit+                   tracing
            fsession+                tracing
            fentry.s+                tracing
            fmod_ret.s+              tracing
            fexit.s+                 tracing
            fsession.s+              tracing
            freplace+                ext
            lsm+                     lsm
            lsm.s+                   lsm
            lsm_cgroup+              lsm
            iter+                    tracing
            iter.s+                  tracing
            syscall                  syscall
            xdp.frags/devmap         xdp
            xdp/devmap               xdp
            xdp_devmap+              xdp
            xdp.frags/cpumap         xdp
            xdp/cpumap               xdp
            xdp_cpumap+              xdp
            xdp.frags                xdp
            xdp                      xdp
            perf_event               perf_event
            lwt_in                   lwt_in
            lwt_out                  lwt_out
            lwt_xmit                 lwt_xmit
            lwt_seg6local            lwt_seg6local
            sockops                  sock_ops
            sk_skb/stream_parser     sk_skb
            sk_skb/stream_verdict    sk_skb
            sk_skb/verdict           sk_skb
            sk_skb                   sk_skb
            sk_msg                   sk_msg
            lirc_mode2               lirc_mode2
            flow_dissector           flow_dissector
            cgroup_skb/ingress       cgroup_skb
            cgroup_skb/egress        cgroup_skb
            cgroup/skb               cgroup_skb
            cgroup/sock_create       cgroup_sock
            cgroup/sock_release      cgroup_sock
            cgroup/sock              cgroup_sock
            cgroup/post_bind4        cgroup_sock
            cgroup/post_bind6        cgroup_sock
            cgroup/bind4             cgroup_sock_addr
            cgroup/bind6             cgroup_sock_addr
            cgroup/connect4          cgroup_sock_addr
            cgroup/connect6          cgroup_sock_addr
            cgroup/connect_unix      cgroup_sock_addr
            cgroup/sendmsg4          cgroup_sock_addr
            cgroup/sendmsg6          cgroup_sock_addr
            cgroup/sendmsg_unix      cgroup_sock_addr
            cgroup/recvmsg4          cgroup_sock_addr
            cgroup/recvmsg6          cgroup_sock_addr
            cgroup/recvmsg_unix      cgroup_sock_addr
            cgroup/getpeername4      cgroup_sock_addr
            cgroup/getpeername6      cgroup_sock_addr
            cgroup/getpeername_unix  cgroup_sock_addr
            cgroup/getsockname4      cgroup_sock_addr
            cgroup/getsockname6      cgroup_sock_addr
            cgroup/getsockname_unix  cgroup_sock_addr
            cgroup/sysctl            cgroup_sysctl
            cgroup/getsockopt        cgroup_sockopt
            cgroup/setsockopt        cgroup_sockopt
            cgroup/dev               cgroup_device
            struct_ops+              struct_ops
            struct_ops.s+            struct_ops
            sk_lookup                sk_lookup
            netfilter                netfilter
            """;

    private SectionNameTable() {}
}
