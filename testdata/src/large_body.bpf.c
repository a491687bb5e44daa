/* A longer tagged function with jumps, wide constants, a loop and a switch, cloned for two types: jumps and line records
 * have to move with it. */
#define WITH_EVENTS
#include "retrobpf_test.h"

static const __u64 table[8] = { 3, 1, 4, 1, 5, 9, 2, 6 };

__subprog int mix(void *ctx __arg_ctx, __u64 value, __u32 mode)
{
	__u64 sum = 0x123456789abcdef0ULL;

	for (int i = 0; i < 3; i++) {
		opaque(value);
		switch (mode & 7) {
		case 0: sum += value; break;
		case 1: sum ^= value << 7; break;
		case 2: sum -= value >> 3; break;
		case 3: sum *= 0xfeedfacecafebeefULL; break;
		case 5: emit(ctx, sum); break;
		default: sum += table[sum & 7];
		}
		if (sum == 0x1122334455667788ULL)
			return -1;
		mode++;
	}
	return emit(ctx, sum);
}

SEC("xdp")
int on_packet(struct xdp_md *ctx)
{
	mix(ctx, bpf_ktime_get_ns(), 1);
	return 2;
}

SEC("kprobe/do_nanosleep")
int on_nanosleep(struct pt_regs *ctx)
{
	mix(ctx, 2, bpf_get_smp_processor_id());
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
