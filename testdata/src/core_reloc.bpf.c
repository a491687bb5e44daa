/* CO-RE field relocations inside a function that has to be cloned: the clone needs relocation records of its own. */
#define WITH_EVENTS
#include "retrobpf_test.h"

struct task_struct {
	int pid;
	int tgid;
} __attribute__((preserve_access_index));

__subprog int report_task(void *ctx __arg_ctx)
{
	struct task_struct *task = (void *)bpf_get_current_task();
	int pid = 0, tgid = 0;

	bpf_probe_read_kernel(&pid, sizeof(pid), &task->pid);
	bpf_probe_read_kernel(&tgid, sizeof(tgid), &task->tgid);
	return emit(ctx, (__u64)tgid << 32 | pid);
}

SEC("raw_tp/sched_switch")
int on_switch(struct bpf_raw_tracepoint_args *ctx)
{
	report_task(ctx);
	return 0;
}

SEC("kprobe/do_nanosleep")
int on_nanosleep(struct pt_regs *ctx)
{
	report_task(ctx);
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
