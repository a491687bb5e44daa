/* An arena with a variable in it. clang 14 knows no address spaces of BPF; what it makes of this can be linked all the same. */
#include "../retrobpf_test.h"

#if __clang_major__ >= 19
#define __arena __attribute__((address_space(1)))
#else
#define __arena
#endif

struct {
	__uint(type, 33); /* BPF_MAP_TYPE_ARENA */
	__uint(map_flags, 1 << 10); /* BPF_F_MMAPABLE */
	__uint(max_entries, 10);
} pages SEC(".maps");

__u64 __arena visits __attribute__((section(".addr_space.1"))) = 1;

SEC("syscall")
int visit(void *ctx)
{
	visits++;
	/* Kernels look for the arena of a program among the maps that its code names. */
	asm volatile("" ::"r"(&pages));
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
