/* The same variable, another address, and a variable of its own. */
#include "../retrobpf_test.h"

extern const void _etext __ksym;
extern int LINUX_KERNEL_VERSION __kconfig;

__u64 difference = 4;

SEC("socket")
int read_text(struct __sk_buff *skb)
{
	difference = (__u64)&_etext;
	return LINUX_KERNEL_VERSION > 4;
}

char LICENSE[] SEC("license") = "GPL";
