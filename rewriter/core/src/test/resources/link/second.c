/* Strong definitions that win, in another section even, the same static names, the struct that was only declared. */
#include "defs.h"

struct later {
	int z;
	long w;
};

struct pair {
	int x;
	struct pair *next;
	struct later *later;
};

extern struct {
	__uint(type, 1);
	__uint(max_entries, 8);
	__type(key, __u32);
	__type(value, struct pair);
} shared __attribute__((section(".maps")));

int weak_data;
static int hidden_static = 9;
extern int counter;
extern int CONFIG_HZ __kconfig __weak;
const volatile int tunable = 4;
int *second_pointer = &hidden_static;

__noinline int both(int y __tag("of the winner")) { return y + CONFIG_HZ; }
static __noinline int helper(int x) { return x * 11 + counter + *second_pointer; }

__noinline int from_second(int renamed)
{
	struct later later = {renamed, 4};

	return helper(renamed) + weak_data + later.z + tunable;
}

SEC("tc") int on_skb(void *ctx)
{
	__u32 key = 1;
	struct pair *pair = bpf_map_lookup_elem(&shared, &key);

	return both(4) + from_second(2) + (pair && pair->later ? pair->later->z : 0);
}

char LICENSE[] SEC("license") = "GPL";
