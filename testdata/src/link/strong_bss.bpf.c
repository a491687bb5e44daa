/* The same variable without a value, in .bss. */
#include "../retrobpf_test.h"

int counter;

SEC("kprobe/do_nanosleep")
int on_nanosleep(struct pt_regs *ctx)
{
	counter++;
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
