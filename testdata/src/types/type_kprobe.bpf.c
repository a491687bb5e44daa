/* Section kprobe/do_nanosleep: the shared function needs its argument to be the context of that type. */
#include "../retrobpf_test.h"

__u64 seen;

__subprog int look(void *ctx __arg_ctx)
{
	seen += ((struct pt_regs *)ctx)->word[0];
	return seen > 100;
}

SEC("kprobe/do_nanosleep")
int entry(struct pt_regs *ctx)
{
	look(ctx);
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
