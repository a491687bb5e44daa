/* Twelve kinds of programs share one tagged function. It reads what all of their contexts have, a second word: tracepoints
 * keep the first one to themselves, and what the word holds is a number here and a pointer there. */
#include "congestion_control.h"
#include "retrobpf_test.h"

__u64 seen;

__subprog int look(void *ctx __arg_ctx)
{
	seen += ((__u64 *)ctx)[1] != 0;
	return 0;
}

#define ENTRY(section, name) \
	SEC(section) int name(void *ctx) { look(ctx); return 0; }

ENTRY("raw_tp/sched_switch", on_raw_tp)
ENTRY("raw_tp.w/nbd_send_request", on_raw_tp_writable)
ENTRY("tp_btf/sched_switch", on_tp_btf)
ENTRY("tp/syscalls/sys_enter_nanosleep", on_tp)
ENTRY("kprobe/do_nanosleep", on_kprobe)
ENTRY("perf_event", on_perf_event)
ENTRY("iter/task", on_task)
ENTRY("fentry/bpf_fentry_test2", on_fentry)
ENTRY("fexit/bpf_fentry_test2", on_fexit)
ENTRY("lsm/file_permission", on_file_permission)
ENTRY("struct_ops/cong_avoid", on_cong_avoid)
ENTRY("syscall", on_request)

CONGESTION_CONTROL(on_cong_avoid);

char LICENSE[] SEC("license") = "GPL";
