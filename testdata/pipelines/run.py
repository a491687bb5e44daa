#!/usr/bin/env python3
"""run.py [PIPELINE...]: builds the projects of docs/pipelines as their users do, and looks at what they do again when
something changes. What `make` made is then run in real kernels; KERNELS names them, and may be empty.

Takes retrobpf from PATH, or what RETROBPF names (a program or a jar), or the jar that was built here."""
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
PIPELINES = ROOT / "docs" / "pipelines"
JAR = ROOT / "rewriter" / "cli" / "target" / "retrobpf.jar"
LAB = HERE.parent / "lab" / "lab.sh"

# What a build runs, in short.
REPORT, PROGRAMS = "clang report.bpf.c", "clang programs.bpf.c"
LINK, SKELETON = "retrobpf", "bpftool"
LOADER = ["cc compiles", "cc links"]
AFTER_BPF = [LINK, SKELETON, *LOADER]

NO_WORK = r"ninja: no work to do\."


class Pipeline:
    """A project and the commands that a user types in it; `other` builds with another tool than the retrobpf on PATH."""

    def __init__(self, name, folder, file, configure, build, idle, other):
        self.name, self.folder, self.file = name, folder, file
        self.configure, self.build, self.idle, self.other = configure, build, idle, other
        # Meson leaves a skeleton alone that comes out as it was, and Ninja then leaves the program alone.
        self.after_same_bpf = [LINK, SKELETON] if name == "meson" else AFTER_BPF


PIPELINES_BY_NAME = {p.name: p for p in [
    Pipeline("make", "make", "Makefile", None, "make", r"Nothing to be done for 'all'",
             "make -B RETROBPF=./other.sh"),
    Pipeline("cmake", "cmake", "CMakeLists.txt", "cmake -B build -G 'Unix Makefiles'", "cmake --build build",
             r"\A(?!.*(Generating|Building|Linking)).*Built target watch",
             "cmake -B other -DRETROBPF=\"$PWD/other.sh\" && cmake --build other"),
    Pipeline("cmake-ninja", "cmake", "CMakeLists.txt", "cmake -B build -G Ninja", "cmake --build build", NO_WORK,
             "cmake -B other -G Ninja -DRETROBPF=\"$PWD/other.sh\" && cmake --build other"),
    Pipeline("meson", "meson", "meson.build", "meson setup build", "meson compile -C build", NO_WORK,
             "meson setup other -Dretrobpf=\"$PWD/other.sh\" && meson compile -C other"),
    Pipeline("ninja", "ninja", "build.ninja", None, "ninja", NO_WORK,
             "touch src/report.bpf.c && RETROBPF=./other.sh ninja"),
]}


class Failure(Exception):
    """What a pipeline should not have done."""


class Project:
    """A copy of a pipeline's project. Programs that it calls leave a trace."""

    def __init__(self, pipeline, parent):
        self.pipeline, self.path, self.log = pipeline, parent / pipeline.name, parent / f"{pipeline.name}.log"
        shutil.copytree(PIPELINES / pipeline.folder, self.path)  # a link to the sources becomes the sources
        self.env = {name: value for name, value in os.environ.items()
                    if name not in ("MAKEFLAGS", "MFLAGS", "MAKELEVEL", "CC", "CFLAGS", "LDFLAGS", "RETROBPF", "CLANG")}
        self.env["PATH"] = f"{traced(parent / f'{pipeline.name}.bin', self.log)}:{os.environ['PATH']}"
        if pipeline.configure:
            self.run(pipeline.configure)

    def run(self, command, status=0):
        """What it prints; it has to end with that status (None: any but 0)."""
        done = subprocess.run(command, shell=True, cwd=self.path, env=self.env, text=True, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        if done.returncode != status and (status is not None or done.returncode == 0):
            raise Failure(f"`{command}` ended with {done.returncode}:\n{done.stdout}")
        return done.stdout

    def build(self, *expected, why, status=0, command=None):
        """Builds, which has to run the expected programs and no others; what it prints."""
        self.log.write_text("")
        said = self.run(command or self.pipeline.build, status)
        calls = [short(line) for line in self.log.read_text().splitlines()]
        if sorted(calls) != sorted(expected):
            raise Failure(f"{why}: it ran {sorted(calls)}, not {sorted(expected)}:\n{said}")
        return said

    def touch(self, name):
        # Clocks of file systems tick slower than builds of small projects.
        time.sleep(0.02)
        (self.path / name).touch()

    def append(self, name, text):
        time.sleep(0.02)
        path = self.path / name
        path.write_text(path.read_text() + text)

    def find(self, name):
        return next(path for path in self.path.rglob(name) if path.is_file())


def traced(folder, log):
    """A folder with the programs of a build, which write down how they are called."""
    folder.mkdir()
    for name in ("clang", "retrobpf", "bpftool", "cc"):
        real = retrobpf() if name == "retrobpf" else shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin")
        if not real:
            sys.exit(f"{name} is missing; testdata/pipelines/install.sh brings it")
        script = folder / name
        script.write_text(f"#!/bin/sh\necho {name} \"$@\" >>'{log}'\nexec {real} \"$@\"\n")
        script.chmod(0o755)
    return folder


def retrobpf():
    """How the tool is called."""
    tool = os.environ.get("RETROBPF") or shutil.which("retrobpf") or str(JAR)
    return f"java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -jar '{os.path.abspath(tool)}'" if tool.endswith(".jar") else tool


def short(call):
    """A call in the words of the constants above."""
    name, _, rest = call.partition(" ")
    if name == "clang":
        return f"clang {re.search(r'[^/ ]*[.]bpf[.]c', rest).group()}"
    if name == "cc":
        return LOADER[" -c " not in f" {rest} "]
    return name


def check(pipeline, parent):
    """Every step of one pipeline."""
    project = Project(pipeline, parent)
    project.build(REPORT, PROGRAMS, *AFTER_BPF, why="the first build")
    rewritten(project)
    idle(project)

    project.append("src/report.bpf.c", "int more = 1;\n")
    project.build(REPORT, *AFTER_BPF, why="a BPF source has changed")
    project.touch("src/programs.bpf.c")
    project.build(PROGRAMS, *pipeline.after_same_bpf, why="a BPF source is newer, but says the same")
    project.touch("src/watch.c")
    project.build(*LOADER, why="the program's source is newer")
    project.append("src/report.bpf.h", "/* changed */\n")
    project.build(REPORT, PROGRAMS, *pipeline.after_same_bpf, why="a header of the BPF sources has changed")
    idle(project)

    refused(project)
    depfile(project, parent)
    idle(project)
    other(project)


def idle(project):
    """A build of what was built does nothing, and says so."""
    said = project.build(why="a second build")
    if not re.search(project.pipeline.idle, said, re.DOTALL):
        raise Failure(f"a second build does not say that there is nothing to do:\n{said}")
    if project.pipeline.name == "make":
        project.run("make -q")


def rewritten(project):
    """The object is one for old kernels, and so is the one in the program: the shared function has a clone."""
    for path in (project.find("watch.bpf.o"), project.find("watch")):
        if b"report__ctx_xdp_md" not in path.read_bytes():
            raise Failure(f"{path} was not rewritten")
    said = project.run(f"retrobpf check '{project.find('watch.bpf.o')}'")
    if "nothing to do" not in said:
        raise Failure(f"the object was not rewritten: {said}")


def refused(project):
    """What retrobpf has to say stops the build and reaches the user."""
    source = project.path / "src" / "programs.bpf.c"
    sound = source.read_text()
    project.append("src/programs.bpf.c", "int report(void *ctx, __u64 kind)\n{\n\treturn 0;\n}\n")
    said = project.build(PROGRAMS, LINK, why="a function is defined twice", status=None)
    if "is defined a second time" not in said or "LINK-DUPLICATE" not in said:
        raise Failure(f"the build does not say what is wrong:\n{said}")
    project.build(LINK, why="it is still defined twice", status=None)
    source.write_text(sound)
    project.build(PROGRAMS, *project.pipeline.after_same_bpf, why="the source is sound again")


def depfile(project, parent):
    """An object that only retrobpf knows of, from a file of arguments, is watched by its depfile."""
    source, hidden = parent / f"{project.pipeline.name}.c", parent / f"{project.pipeline.name}.hidden.o"
    source.write_text("int hidden = 1;\n")
    subprocess.run(["clang", "-target", "bpf", "-O2", "-g", "-c", source, "-o", hidden], check=True)
    arguments = parent / f"{project.pipeline.name}.arguments"
    arguments.write_text(f"'{hidden}'\n")
    file = project.path / project.pipeline.file
    if project.pipeline.name == "meson":
        file.write_text(file.read_text().replace("'--strict'", f"'--strict', '@{arguments}'"))
    else:
        file.write_text(file.read_text().replace("--strict", f'--strict "@{arguments}"'))
    # Make does not look at its recipes.
    project.touch("src/report.bpf.c")
    project.run(project.pipeline.build)
    idle(project)
    time.sleep(0.02)
    hidden.touch()
    project.build(*project.pipeline.after_same_bpf, why="an object that only the depfile names is newer")


def other(project):
    """The user may name another retrobpf than the one on PATH."""
    tool = project.path / "other.sh"
    tool.write_text("#!/bin/sh\necho the other tool was called\nexit 1\n")
    tool.chmod(0o755)
    project.log.write_text("")
    said = project.run(project.pipeline.other, status=None)
    if "the other tool was called" not in said or "retrobpf" in map(short, project.log.read_text().splitlines()):
        raise Failure(f"another tool cannot be named:\n{said}")


def lab(kernels, parent):
    """Runs what `make` makes, rewritten and not, in kernels; complaints."""
    payload = parent / "payload"
    payload.mkdir()
    for name, options in (("rewritten", ""), ("plain", "LINKFLAGS=--strict")):
        folder = parent / name
        folder.mkdir()
        project = Project(PIPELINES_BY_NAME["make"], folder)
        project.run(f"make {options}")
        shutil.copy(project.find("watch"), payload / name)
    shutil.copy(HERE / "payload.sh", payload / "run.sh")
    if any(subprocess.run([LAB, "ready", kernel, "bookworm"]).returncode for kernel in kernels):
        subprocess.run([LAB, "setup"], check=True)
    with ThreadPoolExecutor(2) as pool:
        return [complaint for found in pool.map(lambda kernel: boot(kernel, payload), kernels) for complaint in found]


def boot(kernel, payload):
    said = subprocess.run([LAB, "run", kernel, "bookworm", payload], text=True, errors="replace",
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT).stdout
    complaints = []
    if not re.search(r"^rewritten: status 0, sleep packet$", said, re.MULTILINE):
        complaints.append(f"{kernel}: the program does not run:\n{said}")
    if not re.search(r"^plain: status 1,$", said, re.MULTILINE):
        complaints.append(f"{kernel}: what was not rewritten is not refused:\n{said}")
    if not complaints:
        print(f"kernel {kernel}: the program loads and sees events; what was not rewritten is refused", flush=True)
    return complaints


def attempt(name, parent):
    start = time.monotonic()
    try:
        check(PIPELINES_BY_NAME[name], parent)
    except Failure as e:
        return f"{name}: {e}"
    print(f"{name}: builds, rests, and builds again what has changed ({time.monotonic() - start:.0f} s)", flush=True)
    return None


def main():
    names = sys.argv[1:] or list(PIPELINES_BY_NAME)
    kernels = os.environ.get("KERNELS", "5.10 6.1").split()
    with tempfile.TemporaryDirectory(prefix="pipelines ") as folder:
        parent = Path(folder)
        with ThreadPoolExecutor(2) as pool:
            complaints = [c for c in pool.map(lambda name: attempt(name, parent), names) if c]
        if kernels and not complaints:
            complaints = lab(kernels, parent)
    for complaint in complaints:
        print(complaint, file=sys.stderr)
    sys.exit(1 if complaints else 0)


main()
