/* One more variable in the arena of arena. */
#include "../retrobpf_test.h"

#if __clang_major__ >= 19
#define __arena __attribute__((address_space(1)))
#else
#define __arena
#endif

extern struct {
	__uint(type, 33); /* BPF_MAP_TYPE_ARENA */
	__uint(map_flags, 1 << 10); /* BPF_F_MMAPABLE */
	__uint(max_entries, 10);
} pages __attribute__((section(".maps")));

__u64 __arena leaves __attribute__((section(".addr_space.1"))) = 2;

SEC("syscall")
int leave(void *ctx)
{
	leaves++;
	asm volatile("" ::"r"(&pages));
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
