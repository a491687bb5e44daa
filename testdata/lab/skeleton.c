/* Loads a linked object by the skeleton that bpftool makes of it, and tells of its programs as loadone does. The variables
 * of the skeleton stand where the linker says that they do: each has to hold what its source gives it. */
#include "linked.skel.h"
#include <bpf/bpf.h>
#include <stdio.h>
#include <sys/resource.h>

static int has_btf(int fd)
{
	struct bpf_prog_info info = {};
	__u32 size = sizeof(info);

	return !bpf_obj_get_info_by_fd(fd, &info, &size) && info.btf_id;
}

int main(void)
{
	struct rlimit unlimited = { RLIM_INFINITY, RLIM_INFINITY };
	struct linked *linked;
	struct bpf_program *program;

	setrlimit(RLIMIT_MEMLOCK, &unlimited);
	linked = linked__open();
	if (!linked) {
		printf("- no btf=0 the skeleton does not open\n");
		return 0;
	}
	if (linked->data->lowest != 1 || linked->data->highest != 9 || linked->data->limit != 7 || linked->data->margin != 3)
		printf("- no btf=0 the variables are not where they should be\n");
	else if (linked__load(linked))
		printf("- no btf=0 the skeleton does not load\n");
	else
		bpf_object__for_each_program(program, linked->obj)
			printf("%s ok btf=%d\n", bpf_program__name(program), has_btf(bpf_program__fd(program)));
	linked__destroy(linked);
	return 0;
}
