/* What the BPF programs and the program that loads them share. */
#ifndef WATCH_H
#define WATCH_H

#include <linux/types.h>

enum event_kind {
	EVENT_SLEEP,
	EVENT_PACKET,
};

struct event {
	__u64 time; /* nanoseconds since boot */
	__u64 kind;
};

#endif
