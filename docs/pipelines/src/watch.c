/* Loads both programs by the skeleton, attaches them, and prints events until there were as many as the argument says. */
#include "watch.h"
#include "watch.skel.h"
#include <bpf/libbpf.h>
#include <net/if.h>
#include <stdio.h>
#include <stdlib.h>

/* Events still to come; below 0 for no end. */
static long left = -1;

static void on_event(void *ctx, int cpu, void *data, __u32 size)
{
	const struct event *event = data;

	printf("%llu %s\n", event->time, event->kind == EVENT_PACKET ? "packet" : "sleep");
	fflush(stdout);
	if (left > 0)
		left--;
}

static int attach(struct watch *watch)
{
	watch->links.on_sleep = bpf_program__attach(watch->progs.on_sleep);
	watch->links.on_packet = bpf_program__attach_xdp(watch->progs.on_packet, if_nametoindex("lo"));
	return watch->links.on_sleep && watch->links.on_packet ? 0 : -1;
}

int main(int argc, char **argv)
{
	struct perf_buffer *events = NULL;
	struct watch *watch;
	int status = 1;

	if (argc > 1)
		left = atol(argv[1]);
	watch = watch__open_and_load();
	if (!watch) {
		fprintf(stderr, "watch: the kernel does not take the programs\n");
		return 1;
	}
	if (attach(watch)) {
		fprintf(stderr, "watch: cannot attach the programs\n");
		goto end;
	}
	events = perf_buffer__new(bpf_map__fd(watch->maps.events), 8, on_event, NULL, NULL, NULL);
	if (!events) {
		fprintf(stderr, "watch: cannot read events\n");
		goto end;
	}
	while (left != 0 && perf_buffer__poll(events, -1) >= 0)
		;
	status = left != 0;
end:
	perf_buffer__free(events);
	watch__destroy(watch);
	return status;
}
