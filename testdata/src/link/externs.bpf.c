/* What the loader provides: a variable of .kconfig and an address of .ksyms. */
#include "../retrobpf_test.h"

extern int LINUX_KERNEL_VERSION __kconfig;
extern const void _stext __ksym;

SEC("tc")
int read_version(struct __sk_buff *skb)
{
	return LINUX_KERNEL_VERSION > 5 && (__u64)&_stext > 9;
}

char LICENSE[] SEC("license") = "GPL";
