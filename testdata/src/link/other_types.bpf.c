/* Declares what strong.bpf.c defines, with other types. */
#include "../retrobpf_test.h"

struct range {
	int low;
	int high;
};

extern struct range tunable;
extern int scale(void *ctx, struct range *x);

SEC("kprobe/do_nanosleep")
int on_wakeup(struct pt_regs *ctx)
{
	return scale(ctx, &tunable);
}

char LICENSE[] SEC("license") = "Dual MIT/GPL";
