/* Weak definitions that lose, static data that is pointed to, a map that others declare, callbacks, literals, externs. */
#include "defs.h"

struct later;

struct pair {
	int x;
	struct pair *next;
	struct later *later;
};

struct {
	__uint(type, 1);
	__uint(max_entries, 8);
	__type(key, __u32);
	__type(value, struct pair);
} shared SEC(".maps");

int weak_data __weak = 7;
int counter = 3;
static int hidden_static = 5;
int *pointers[2] = {&hidden_static, &counter};
static int *own_pointer = &hidden_static;
extern int CONFIG_HZ __kconfig __weak;
extern const void bpf_prog_active __ksym __weak;
extern int from_second(int x) __hidden;

__weak __noinline int both(int x __tag("of the loser")) { return x * 3 + weak_data; }
__weak __noinline int only_here(int x __tag("stays")) { return x + 77; }
static __noinline int helper(int x) { return x * 7 + *own_pointer; }
static long callback(__u32 i, void *ctx) { return bpf_ktime_get_ns() + i + both(i); }

SEC("xdp") int on_packet(void *ctx)
{
	__u32 key = CONFIG_HZ;
	struct pair *pair = bpf_map_lookup_elem(&shared, &key);

	bpf_loop(4, callback, 0, 0);
	bpf_trace_printk("literal", 8);
	return both(1) + helper(2) + from_second(3) + only_here(4) + (pair ? pair->x : 0) + (&bpf_prog_active != 0) +
	       *pointers[key & 1] + counter++;
}

char LICENSE[] SEC("license") = "GPL";
