/* Strong definitions of what weak.bpf.c defines as well, the function without the tag; and a static function of the same name. */
#include "../retrobpf_test.h"

int first = 3;
int tunable = 9;

static __noinline int step(int x)
{
	opaque(x);
	return x + first;
}

__noinline int scale(void *ctx, int x)
{
	opaque(x);
	return x * 13 + (ctx != 0);
}

SEC("kprobe/do_nanosleep")
int on_nanosleep(struct pt_regs *ctx)
{
	void *none = 0;

	opaque(none);
	return scale(none, tunable) + step(5) > 0 ? 0 : 1;
}

char LICENSE[] SEC("license") = "GPL";
