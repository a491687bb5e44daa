/* loader [--list]: loads the programs into the kernel; --list only opens the object and says what is in it. */
#include <stdio.h>
#include <string.h>
#include "watch_bpf.skel.h"

int main(int argc, char **argv)
{
	struct watch_bpf *skeleton = watch_bpf__open();
	struct bpf_program *program;
	int error = 0;

	if (!skeleton) {
		perror("open");
		return 1;
	}
	if (argc < 2 || strcmp(argv[1], "--list"))
		error = watch_bpf__load(skeleton);
	if (error)
		fprintf(stderr, "load: %s\n", strerror(-error));
	else
		bpf_object__for_each_program(program, skeleton->obj)
			printf("%s %s\n", bpf_program__section_name(program), bpf_program__name(program));
	watch_bpf__destroy(skeleton);
	return error != 0;
}
