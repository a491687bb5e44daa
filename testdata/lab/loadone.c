/* loadone OBJECT...: loads each program of each object on its own and prints one line per program:
 *
 *   PROGRAM ok|no btf=0|1 [why not]
 *
 * The stock bpftool loads all programs of an object or none; this one also answers for objects in which some
 * programs are of types that a kernel lacks, or which libbpf leaves out (`?` before the section name).
 * Linked statically against libbpf 1.1 of Debian 12, which has no load-time fallback for arg:ctx. */
#include <bpf/bpf.h>
#include <bpf/libbpf.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static char why[512];

/* Keeps the verifier's last word, which stands before its statistics, or else the first warning. */
static int keep(enum libbpf_print_level level, const char *format, va_list args)
{
	static char text[1 << 20];
	char *end, *line;

	if (level == LIBBPF_DEBUG)
		return 0;
	vsnprintf(text, sizeof(text), format, args);
	end = strstr(text, "\nprocessed ");
	if (end) {
		*end = 0;
		line = strrchr(text, '\n');
		snprintf(why, sizeof(why), "%.300s", line ? line + 1 : text);
	} else if (!why[0]) {
		snprintf(why, sizeof(why), "%.300s", text);
	}
	for (char *c = why; *c; c++)
		if (*c == '\n')
			*c = ' ';
	return 0;
}

static int has_btf(int fd)
{
	struct bpf_prog_info info = {};
	__u32 size = sizeof(info);

	return !bpf_obj_get_info_by_fd(fd, &info, &size) && info.btf_id;
}

/* Loads the program numbered `wanted`; false if there is none. */
static int load(const char *path, int wanted)
{
	struct bpf_object *object = bpf_object__open_file(path, NULL);
	struct bpf_program *program, *chosen = NULL;
	int number = 0;

	if (!object) {
		if (wanted == 0)
			printf("- no btf=0 %.200s\n", why);
		return 0;
	}
	bpf_object__for_each_program(program, object) {
		bpf_program__set_autoload(program, number == wanted);
		if (number++ == wanted)
			chosen = program;
	}
	if (!chosen)
		return 0;
	if (bpf_object__load(object))
		printf("%s no btf=0 %.200s\n", bpf_program__name(chosen), why);
	else
		printf("%s ok btf=%d\n", bpf_program__name(chosen), has_btf(bpf_program__fd(chosen)));
	return 1;
}

int main(int argc, char **argv)
{
	struct rlimit unlimited = { RLIM_INFINITY, RLIM_INFINITY };

	setrlimit(RLIMIT_MEMLOCK, &unlimited);
	libbpf_set_print(keep);
	for (int i = 1; i < argc; i++) {
		for (int number = 0, more = 1; more; number++) {
			/* A process of its own: its programs are gone before the next one comes. */
			int status;
			pid_t child = fork();

			if (!child) {
				int found = load(argv[i], number);

				fflush(stdout);
				_exit(!found);
			}
			waitpid(child, &status, 0);
			more = WIFEXITED(status) && !WEXITSTATUS(status);
		}
	}
	return 0;
}
