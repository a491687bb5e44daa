/* loadone each OBJECT                       every program on its own
 * loadone quick OBJECT                      the same, all at once first: that is enough if the kernel takes all
 * loadone replace OBJECT TARGET FUNCTION    the same, in place of FUNCTION of the first program of TARGET (freplace)
 * loadone except OBJECT PROGRAM...          all programs but these, at once
 * loadone loaded PROGRAM                    loads nothing: tells of the newest program of that name in the kernel
 *
 * Says what the stock bpftool cannot be asked for: it loads all programs of an object or none, does not load those with
 * `?` before the section name, and knows no targets. Prints a line for each program that it took:
 *
 *   PROGRAM ok|no btf=0|1 [why not]
 *
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

/* Opens an object; what became of it is told if that fails. */
static struct bpf_object *open_object(const char *path)
{
	struct bpf_object *object = bpf_object__open_file(path, NULL);

	if (!object)
		printf("- no btf=0 %.200s\n", why);
	return object;
}

/* Loads what is to be loaded of an object, and tells of each such program. */
static void load(struct bpf_object *object)
{
	int failed = bpf_object__load(object);
	struct bpf_program *program;

	bpf_object__for_each_program(program, object) {
		if (!bpf_program__autoload(program))
			continue;
		if (failed)
			printf("%s no btf=0 %.200s\n", bpf_program__name(program), why);
		else
			printf("%s ok btf=%d\n", bpf_program__name(program), has_btf(bpf_program__fd(program)));
	}
}

static void load_except(const char *path, char **names)
{
	struct bpf_object *object = open_object(path);

	if (!object)
		return;
	for (; *names; names++) {
		struct bpf_program *program = bpf_object__find_program_by_name(object, *names);

		if (program)
			bpf_program__set_autoload(program, false);
	}
	load(object);
}

/* Loads the program numbered `wanted`; false if there is none. */
static int load_one(const char *path, int wanted, int target, const char *function)
{
	struct bpf_object *object = open_object(path);
	struct bpf_program *program, *chosen = NULL;
	int number = 0;

	if (!object)
		return 0;
	bpf_object__for_each_program(program, object) {
		bpf_program__set_autoload(program, number == wanted);
		if (number++ == wanted)
			chosen = program;
	}
	if (!chosen)
		return 0;
	if (function && bpf_program__set_attach_target(chosen, target, function))
		printf("%s no btf=0 %.200s\n", bpf_program__name(chosen), why);
	else
		load(object);
	return 1;
}

static void load_each(const char *path, int target, const char *function)
{
	for (int number = 0, more = 1; more; number++) {
		/* A process of its own: its programs are gone before the next one comes. */
		int status;
		pid_t child = fork();

		if (!child) {
			int found = load_one(path, number, target, function);

			fflush(stdout);
			_exit(!found);
		}
		waitpid(child, &status, 0);
		more = WIFEXITED(status) && !WEXITSTATUS(status);
	}
}

/* Whether all programs load at once; they are told of then. */
static int load_together(const char *path)
{
	struct bpf_object *object = bpf_object__open_file(path, NULL);
	struct bpf_program *program;

	if (!object)
		return 0;
	bpf_object__for_each_program(program, object)
		bpf_program__set_autoload(program, true);
	if (bpf_object__load(object))
		return 0;
	bpf_object__for_each_program(program, object)
		printf("%s ok btf=%d\n", bpf_program__name(program), has_btf(bpf_program__fd(program)));
	return 1;
}

static void load_quickly(const char *path)
{
	int status;
	pid_t child = fork();

	if (!child) {
		int loaded = load_together(path);

		fflush(stdout);
		_exit(!loaded);
	}
	waitpid(child, &status, 0);
	if (!WIFEXITED(status) || WEXITSTATUS(status))
		load_each(path, -1, NULL);
}

static void replace(const char *path, const char *target, const char *function)
{
	struct bpf_object *object = open_object(target);

	if (!object)
		return;
	if (bpf_object__load(object))
		printf("target no btf=0 %.200s\n", why);
	else
		load_each(path, bpf_program__fd(bpf_object__next_program(object, NULL)), function);
}

static void tell_loaded(const char *name)
{
	const char *said = "no btf=0 the kernel has no such program";
	__u32 id = 0;

	while (!bpf_prog_get_next_id(id, &id)) {
		struct bpf_prog_info info = {};
		__u32 size = sizeof(info);
		int fd = bpf_prog_get_fd_by_id(id);

		if (fd < 0)
			continue;
		/* Kernels keep 15 characters of a name. */
		if (!bpf_obj_get_info_by_fd(fd, &info, &size) && !strncmp(info.name, name, sizeof(info.name) - 1))
			said = info.btf_id ? "ok btf=1" : "ok btf=0";
		close(fd);
	}
	printf("%s %s\n", name, said);
}

int main(int argc, char **argv)
{
	struct rlimit unlimited = { RLIM_INFINITY, RLIM_INFINITY };

	setrlimit(RLIMIT_MEMLOCK, &unlimited);
	libbpf_set_print(keep);
	if (argc == 3 && !strcmp(argv[1], "each"))
		load_each(argv[2], -1, NULL);
	else if (argc == 3 && !strcmp(argv[1], "quick"))
		load_quickly(argv[2]);
	else if (argc == 5 && !strcmp(argv[1], "replace"))
		replace(argv[2], argv[3], argv[4]);
	else if (argc == 3 && !strcmp(argv[1], "loaded"))
		tell_loaded(argv[2]);
	else if (argc > 3 && !strcmp(argv[1], "except"))
		load_except(argv[2], argv + 3);
	else
		return 2;
	return 0;
}
