/* Has the map and the variable that map_user declares, and a string of its own. */
#include "../retrobpf_test.h"

struct sample {
	__u32 length;
	__u32 mark;
};

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 16);
	__type(key, __u32);
	__type(value, struct sample);
} samples SEC(".maps");

__u64 taken;

static long (*const bpf_trace_printk)(const char *text, __u32 size, ...) = (void *)6;

SEC("tc")
int read_sample(struct __sk_buff *skb)
{
	__u32 key = 0;
	struct sample *sample = bpf_map_lookup_elem(&samples, &key);

	bpf_trace_printk("sample", 7);
	taken++;
	return sample ? sample->mark : 0;
}

char LICENSE[] SEC("license") = "GPL";
