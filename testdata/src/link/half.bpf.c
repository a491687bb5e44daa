/* What user.bpf.c declares. */
#include "../retrobpf_test.h"

__noinline int half(int x)
{
	opaque(x);
	return x >> 1;
}
