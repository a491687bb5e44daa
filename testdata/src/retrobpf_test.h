/* What the fixtures need of the BPF C environment, and no more: no vmlinux.h, no libbpf headers.
 * Context structs stop after the last field that some fixture reads; their offsets are the kernel's ABI. */
#ifndef RETROBPF_TEST_H
#define RETROBPF_TEST_H

typedef unsigned char __u8;
typedef unsigned short __u16;
typedef unsigned int __u32;
typedef unsigned long long __u64;
typedef int __s32;

#define SEC(name) __attribute__((section(name), used))
#define __noinline __attribute__((noinline))
#define __ksym __attribute__((section(".ksyms")))
#define __kconfig __attribute__((section(".kconfig")))
#define __uint(name, val) int (*name)[val]
#define __type(name, val) typeof(val) *name
#define __tag(text) __attribute__((btf_decl_tag(text)))

/* `make twins` defines TWIN: every shared function becomes static and loses its tag. Such a twin loads on every kernel
 * that has the helpers, which shows that nothing but the tag keeps the fixture off old kernels. */
#ifdef TWIN
#define __subprog static __noinline
#define __arg_ctx
#define __weak
#define __hidden
#else
#define __subprog __noinline
#define __arg_ctx __tag("arg:ctx")
#define __weak __attribute__((weak))
#define __hidden __attribute__((visibility("hidden")))
#endif
#define __arg_nonnull __tag("arg:nonnull")

/* Keeps the optimiser from deriving facts about a value. */
#define opaque(x) asm volatile("" : "+r"(x))

enum { BPF_MAP_TYPE_HASH = 1, BPF_MAP_TYPE_ARRAY = 2, BPF_MAP_TYPE_PERF_EVENT_ARRAY = 4 };
#define BPF_F_CURRENT_CPU 0xffffffffULL

/* ---- contexts ---- */
struct __sk_buff {
	__u32 len;
	__u32 pkt_type;
	__u32 mark;
	__u32 queue_mapping;
	__u32 protocol;
	__u32 vlan[3];
	__u32 priority;
	__u32 ingress_ifindex;
	__u32 ifindex;
	__u32 tc_index;
	__u32 cb[5];
	__u32 hash;
	__u32 tc_classid;
	__u32 data;
	__u32 data_end;
	__u32 napi_id;
	__u32 family;
	__u32 remote_ip4;
	__u32 local_ip4;
	__u32 remote_ip6[4];
	__u32 local_ip6[4];
	__u32 remote_port;
	__u32 local_port;
	__u32 data_meta;
	struct bpf_flow_keys *flow_keys;
};

struct bpf_flow_keys {
	__u16 nhoff;
	__u16 thoff;
};

struct xdp_md {
	__u32 data;
	__u32 data_end;
	__u32 data_meta;
	__u32 ingress_ifindex;
	__u32 rx_queue_index;
};

/* The first words only: their meaning differs between architectures, that they may be read does not. */
struct pt_regs {
	unsigned long word[4];
};

struct bpf_raw_tracepoint_args {
	__u64 args[0];
};

struct bpf_cgroup_dev_ctx {
	__u32 access_type;
	__u32 major;
	__u32 minor;
};

struct bpf_sock {
	__u32 bound_dev_if;
	__u32 family;
};

struct bpf_sock_addr {
	__u32 user_family;
	__u32 user_ip4;
};

struct bpf_sockopt {
	__u64 sk;
	__u64 optval;
	__u64 optval_end;
	__s32 level;
};

struct bpf_sysctl {
	__u32 write;
};

struct bpf_sock_ops {
	__u32 op;
};

struct sk_msg_md {
	__u64 data;
	__u64 data_end;
	__u32 family;
};

struct sk_reuseport_md {
	__u64 data;
	__u64 data_end;
	__u32 len;
};

struct bpf_sk_lookup {
	__u64 cookie;
	__u32 family;
};

struct bpf_nf_ctx {
	const void *state;
	const void *skb;
};

struct bpf_perf_event_value {
	__u64 counter;
	__u64 enabled;
	__u64 running;
};

/* ---- helpers, by number ---- */
static void *(*const bpf_map_lookup_elem)(void *map, const void *key) = (void *)1;
static __u64 (*const bpf_ktime_get_ns)(void) = (void *)5;
static __u32 (*const bpf_get_smp_processor_id)(void) = (void *)8;
static long (*const bpf_perf_event_output)(void *ctx, void *map, __u64 flags, void *data, __u64 size) = (void *)25;
static __u64 (*const bpf_get_current_task)(void) = (void *)35;
static long (*const bpf_perf_prog_read_value)(void *ctx, struct bpf_perf_event_value *buf, __u32 size) = (void *)56;
static long (*const bpf_probe_read_kernel)(void *dst, __u32 size, const void *from) = (void *)113;
static long (*const bpf_for_each_map_elem)(void *map, void *callback, void *callback_ctx, __u64 flags) = (void *)164;
static long (*const bpf_loop)(__u32 iterations, void *callback, void *callback_ctx, __u64 flags) = (void *)181;

#ifdef WITH_EVENTS
/* bpf_perf_event_output() takes nothing but a context as its first argument, and nearly every program type may call
 * it. That makes it the body of functions which several types share. */
struct {
	__uint(type, BPF_MAP_TYPE_PERF_EVENT_ARRAY);
	__uint(key_size, sizeof(__u32));
	__uint(value_size, sizeof(__u32));
} events SEC(".maps");

static __attribute__((always_inline)) inline int emit(void *ctx, __u64 value)
{
	return bpf_perf_event_output(ctx, &events, BPF_F_CURRENT_CPU, &value, sizeof(value));
}
#endif

#endif
