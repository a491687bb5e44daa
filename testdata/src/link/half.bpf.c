/* What user.bpf.c declares. */
#include "../retrobpf_test.h"

int table[4] = {1, 2, 3, 4};

__noinline int half(int x)
{
	opaque(x);
	return x >> 1;
}
