/* A kprobe program that calls the tagged function of note. */
#include "../retrobpf_test.h"

extern int note(void *ctx __arg_ctx, __u64 value);

SEC("kprobe/do_nanosleep")
int note_nanosleep(struct pt_regs *ctx)
{
	note(ctx, 1);
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
