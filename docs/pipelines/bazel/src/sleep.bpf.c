#include "report.h"

SEC("kprobe/do_nanosleep")
int on_sleep(void *ctx)
{
	report(ctx, 2, 0);
	return 0;
}
