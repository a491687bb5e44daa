#ifndef __VMLINUX_H__
#define __VMLINUX_H__

#ifndef BPF_NO_PRESERVE_ACCESS_INDEX
#pragma clang attribute push (__attribute__((preserve_access_index)), apply_to = record)
#endif

enum small {
	ONE = 1,
} __attribute__((mode(byte)));

enum minus {
	MINUS = -1,
} __attribute__((mode(HI)));

enum large {
	LEAST = (-9223372036854775807LL - 1),
	TEN = 10,
};

enum forced {
	F = 7,
} __attribute__((mode(word)));

enum empty {
	empty___none = 0,
};

struct packed {
	char c;
	long unsigned int w;
	int i;
} __attribute__((packed));

struct holds_packed {
	char c;
	struct packed p;
	long unsigned int w;
};

struct aligned {
	int i;
	int: 32;
	long: 64;
	long: 64;
	long: 64;
	long: 64;
	long: 64;
	long: 64;
	long: 64;
	int far;
	int: 32;
	long: 64;
	long: 64;
	long: 64;
	long: 64;
	long: 64;
	long: 64;
	long: 64;
};

struct late {
	unsigned char ___padding[4000];
	int i;
	unsigned char ___padding___2[92];
};

struct tail {
	int i;
	int: 32;
	long: 64;
	long: 64;
	long: 64;
	long: 64;
	long: 64;
	long: 64;
	long: 64;
};

struct odd_size {
	int i;
	char: 8;
} __attribute__((packed));

struct nothing {};

struct only_room {
	long: 64;
	long: 64;
	long: 64;
};

struct wide {
	char c;
	__int128 w;
};

struct unaligned_wide {
	char c;
	char: 8;
	short: 16;
	int: 32;
	__int128 w;
} __attribute__((packed));

typedef unsigned short u16;

typedef double f64;

struct numbers {
	u16 u;
	_Bool b;
	f64 f;
	void *p;
};

struct enums {
	enum small s;
	enum minus m;
	enum empty e;
	enum large l;
	enum forced f;
	enum small s_bits: 3;
	enum large l_bits: 33;
};

struct bit_fields {
	int a: 3;
	char: 5;
	char: 1;
	int b: 5;
	char c;
	char: 1;
	int d: 7;
	long unsigned int e: 40;
	_Bool f: 1;
	char: 7;
	int g: 16;
};

struct crosses {
	int a: 30;
	int b: 30;
} __attribute__((packed));

struct gaps {
	short: 16;
	char: 8;
	char: 7;
	int a: 1;
	int: 32;
	short: 16;
	char: 8;
	char: 7;
	int b: 1;
};

struct behind {
	int a;
	int b;
};

union either {
	int i;
	char c;
	unsigned char ___padding[8];
};

union roomy {
	int i;
	unsigned char ___padding[128];
};

union packed_union {
	int i;
	unsigned char ___padding[5];
} __attribute__((packed));

union bits {
	int i: 5;
	char c;
};

struct nested {
	struct {
		int x;
		int y;
	};
	union {
		struct {
			int q;
			int r;
		};
		char z;
		void *p;
		unsigned char ___padding[16];
	} choice;
	union {
		struct {
			int q;
			int r;
		};
		char z;
		void *p;
		unsigned char ___padding[16];
	};
};

struct arrays {
	struct packed m[2][3];
	int open[0];
};

struct functions {
	struct packed *(*f)(struct packed *, ...);
};

#ifndef BPF_NO_PRESERVE_ACCESS_INDEX
#pragma clang attribute pop
#endif

#endif /* __VMLINUX_H__ */
