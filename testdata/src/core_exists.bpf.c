/* CO-RE questions (does the field exist, how large is it) inside a function that has to be cloned; their records name
 * instructions that are not memory accesses. */
#define WITH_EVENTS
#include "retrobpf_test.h"

struct task_struct {
	int pid;
	int no_such_field;
} __attribute__((preserve_access_index));

__subprog int report_layout(void *ctx __arg_ctx)
{
	struct task_struct *task = 0;
	__u64 exists = __builtin_preserve_field_info(task->no_such_field, 2);
	__u64 size = __builtin_preserve_field_info(task->pid, 1);

	return emit(ctx, exists << 32 | size);
}

SEC("xdp")
int on_packet(struct xdp_md *ctx)
{
	report_layout(ctx);
	return 2;
}

SEC("kprobe/do_nanosleep")
int on_nanosleep(struct pt_regs *ctx)
{
	report_layout(ctx);
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
