#ifndef __VMLINUX_H__
#define __VMLINUX_H__

#ifndef BPF_NO_PRESERVE_ACCESS_INDEX
#pragma clang attribute push (__attribute__((preserve_access_index)), apply_to = record)
#endif

struct node {
	struct node *next;
	char name[16];
};

union either {
	int i;
	char c;
};

enum plain {
	A = 0,
	B = 4294967295,
};

enum {
	MINUS = -1,
};

struct later;

union sometime;

typedef int __u32;

enum wide {
	MAX = 18446744073709551615ULL,
	HALF = 4294967296ULL,
};

enum {
	MIN = (-9223372036854775807LL - 1),
};

#ifndef BPF_NO_PRESERVE_ACCESS_INDEX
#pragma clang attribute pop
#endif

#endif /* __VMLINUX_H__ */
