/* A struct_ops, a map of maps, and one more weak definition. */
#include "defs.h"

struct ops {
	int (*init)(void *x);
	void *data;
	char name[8];
};

struct inner {
	__uint(type, 1);
	__uint(max_entries, 4);
	__type(key, __u32);
	__type(value, __u32);
} inner_map SEC(".maps");

struct {
	__uint(type, 13);
	__uint(max_entries, 2);
	__type(key, __u32);
	__array(values, struct inner);
} outer SEC(".maps") = {.values = {&inner_map}};

static int weight = 3;

__weak __noinline int both(int z) { return z - 1; }
static __noinline int helper(int x) { return x * 13 + weight++; }

SEC("struct_ops/init") int init_fn(void *x) { return helper(1) + both(2); }

SEC(".struct_ops") struct ops my_ops = {.init = init_fn, .name = "mine"};

char LICENSE[] SEC("license") = "GPL";
