/* Declares a map and a variable of map_owner, and has a string of its own. The members of the map stand in another
 * order. */
#include "../retrobpf_test.h"

struct sample {
	__u32 length;
	__u32 mark;
};

extern struct {
	__type(key, __u32);
	__type(value, struct sample);
	__uint(max_entries, 16);
	__uint(type, BPF_MAP_TYPE_HASH);
} samples __attribute__((section(".maps")));

extern __u64 taken;

static long (*const bpf_trace_printk)(const char *text, __u32 size, ...) = (void *)6;

SEC("socket")
int use_sample(struct __sk_buff *skb)
{
	__u32 key = 0;
	struct sample *sample = bpf_map_lookup_elem(&samples, &key);

	bpf_trace_printk("used", 5);
	if (sample)
		sample->length = skb->len;
	return taken > 3;
}

char LICENSE[] SEC("license") = "GPL";
