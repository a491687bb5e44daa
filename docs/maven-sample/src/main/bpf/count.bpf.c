/* Both come with libbpf's bpf_helpers.h; here, so that the sample needs nothing but clang. */
#define SEC(name) __attribute__((section(name), used))
#define __arg_ctx __attribute__((btf_decl_tag("arg:ctx")))

struct xdp_md;
struct pt_regs;

unsigned long long total;

/* Kernels before 6.8 refuse it as clang leaves it: they do not know the tag. */
__attribute__((noinline)) int count(void *ctx __arg_ctx, unsigned long long step)
{
	total += step;
	return ctx ? 2 : 1;
}

SEC("xdp")
int on_packet(struct xdp_md *ctx)
{
	return count(ctx, 1);
}

SEC("kprobe/do_nanosleep")
int on_nanosleep(struct pt_regs *ctx)
{
	count(ctx, 1000);
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
