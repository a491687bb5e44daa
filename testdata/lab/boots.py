"""Boots kernels, each with a payload of objects, and tells what became of every object."""
import concurrent.futures
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

LAB = Path(__file__).resolve().parent
TESTDATA = LAB.parent
BUILD = TESTDATA / "build" / "lab"
# The libbpf in a userland's bpftool.
LIBBPF = {"bullseye": "0.3", "bookworm": "1.1", "trixie": "1.5"}
# ebpf-go of Debian 12 and 13: the folder of its sources in the lab's state.
EBPF_GO = {"0.9": "bookworm", "0.11": "trixie"}


def version(text):
    """A version as something to compare."""
    return tuple(int(part) for part in text.split("."))


class Boot:
    """A kernel and a userland, such as 6.1-arm64/bookworm-arm64."""

    def __init__(self, pair, only=""):
        self.pair, self.only = pair, only
        self.kernel, self.userland = pair.split("/")
        self.release, _, self.machine = self.kernel.partition("-")
        self.libbpf = LIBBPF[self.userland.split("-")[0]]
        self.order = "eb" if self.machine == "s390x" else "el"
        # Debian's s390x kernel has no BTF of its own.
        self.has_btf = self.machine != "s390x"
        # loadone is compiled for the machine that drives the lab, and loads with libbpf 1.1.
        self.has_loadone = not self.machine and self.libbpf == "1.1"
        self.log = BUILD / f"{self.kernel}-{self.userland}.log"

    def __str__(self):
        return f"{self.kernel}/{self.libbpf}"

    def takes(self, case):
        """Whether cases of that table are loaded here: some boots are for one table only."""
        return not self.only or case.row.name == self.only

    def knows(self, kernel, libbpf):
        """Whether it is at least that kernel and that libbpf (`-`: there is none)."""
        return "-" not in (kernel, libbpf) and \
            version(self.release) >= version(kernel) and version(self.libbpf) >= version(libbpf)


@dataclass
class Load:
    """An object and how it is loaded: `all` at once, with arguments for bpftool, or `each` program on its own (`quick`:
    unless all load at once), or by another loader, which run.sh names; or it is a `program` that loads itself. With a
    target each program replaces the function of that object."""
    path: Path
    mode: str = "all"
    newer: dict = field(default_factory=dict)  # program -> the lowest kernel that knows its type
    target: Path = None
    function: str = ""

    def mode_in(self, boot):
        """What run.sh has to do in that kernel."""
        newer = [program for program, kernel in self.newer.items() if not boot.knows(kernel, boot.libbpf)]
        return f"except {' '.join(newer)}" if newer else self.mode

    def possible_in(self, boot):
        mode = self.mode_in(boot).split()[0]
        return boot.has_loadone or mode not in ("each", "quick", "except", "program")


@dataclass
class Cell:
    """What came of one object in one boot."""
    state: str = "?"
    programs: int = 0
    with_btf: int = 0
    reason: str = "no answer"
    each: dict = field(default_factory=dict)  # program -> its own Cell, where they were loaded one by one

    def ok(self):
        return self.state == "ok"

    def mark(self):
        if self.ok():
            return "+" if self.with_btf == self.programs else "~"
        return {"no": "-", "?": "?", "skipped": "."}[self.state]

    def take(self, words):
        """Takes what a line of run.sh says after the object's name."""
        rest = words[1] if len(words) > 1 else ""
        if words[0] == "ok":
            self.state, self.reason = "ok", ""
            self.programs, self.with_btf = map(int, rest.split())
        elif words[0] == "no":
            self.state, self.reason = "no", rest.strip()
        elif words[0] == "each":
            self.take_program(*(rest + " ").split(" ", 3))

    def take_program(self, name, state, btf, reason):
        """One refused program makes the whole cell `no`."""
        if self.state == "?":
            self.state, self.reason = "ok", ""
        self.programs += 1
        self.with_btf += btf == "btf=1"
        self.each[name] = Cell(state, 1, int(btf == "btf=1"), reason.strip())
        if state != "ok":
            self.state, self.reason = "no", f"{name}: {reason.strip()}"


SKIPPED = Cell("skipped", reason="not tried")


class Payload:
    """What one boot takes. Equal objects are loaded once."""

    def __init__(self, boot):
        self.boot, self.names, self.files, self.lines = boot, {}, {}, []

    def add(self, name, load):
        """Puts one object in, under a name of its own; the name under which its outcome will stand. None if the object
        or its target does not exist."""
        if not load.path.exists() or load.target and not load.target.exists():
            return None
        mode, content = load.mode_in(self.boot), load.path.read_bytes()
        if load.target:
            target = self.file(f"target/{load.target.parent.name}/{load.target.name}", load.target.read_bytes())
            mode = f"replace {target} {load.function}"
        if (content, mode) not in self.names:
            self.names[content, mode] = self.file(name, content)
            self.lines.append(f"{name} {mode}\n")
        return self.names[content, mode]

    def file(self, name, content):
        self.files[name] = content
        return name

    def write(self, folder):
        shutil.rmtree(folder, ignore_errors=True)
        for name, content in self.files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            path.chmod(0o755)  # some are programs
        # Sorted, so that those stand together of which most load, or most do not: run.sh loads the former at once.
        (folder / "cases").write_text("".join(sorted(self.lines)))
        shutil.copy(LAB / "run.sh", folder)
        if not self.boot.machine:
            for program in ("loadone", *(f"ebpfgo-{version}" for version in EBPF_GO)):
                shutil.copy(BUILD / program, folder)


def run(boot, payload):
    """Boots with the payload, unless there is none; {name: Cell}."""
    if not payload.lines:
        return {}
    folder = BUILD / "payload" / f"{boot.kernel}-{boot.userland}"
    payload.write(folder)
    done = subprocess.run([LAB / "lab.sh", "run", boot.kernel, boot.userland, folder], text=True, errors="replace",
                          env={"LAB_TIMEOUT": "900", **os.environ}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    boot.log.write_text(done.stdout)
    cells = {}
    for line in done.stdout.splitlines():
        words = line.split(" ", 3)
        if len(words) > 2 and words[0] == "@":
            cells.setdefault(words[1], Cell()).take(words[2:])
    if "=== done" not in done.stdout:
        print(f"{boot.pair} did not come to its end; see {boot.log}", file=sys.stderr)
    return cells


def run_all(boots, payloads):
    """Boots several; {boot: {name: Cell}}."""
    with concurrent.futures.ThreadPoolExecutor(int(os.environ.get("JOBS", "2"))) as pool:
        futures = {boot: pool.submit(run, boot, payloads[boot]) for boot in boots}
        return {boot: future.result() for boot, future in futures.items()}


def set_up(boots):
    """Fetches the kernels, userlands and sources that are missing, and compiles the loaders of the lab."""
    missing = [boot for boot in boots if not is_ready(boot)]
    for setup in sorted({("setup-foreign", boot.machine) if boot.machine else ("setup",) for boot in missing}):
        subprocess.run([LAB / "lab.sh", *setup], check=True)
    if any(not boot.machine for boot in boots):
        # All of them static, so that they run in every userland.
        subprocess.run(["gcc", "-O2", "-Wall", "-static", "-o", BUILD / "loadone", LAB / "loadone.c",
                        "-lbpf", "-lelf", "-lz"], check=True)
        for version, folder in EBPF_GO.items():
            build = ["go", "build", "-trimpath", "-ldflags", "-s -w", "-o", BUILD / f"ebpfgo-{version}", LAB / "ebpfgo" / "main.go"]
            subprocess.run(build, check=True, env={**os.environ, "GO111MODULE": "off", "CGO_ENABLED": "0",
                                                   "GOPATH": str(state() / "go" / folder), "GOFLAGS": ""})


def state():
    """The folder of kernels and userlands."""
    return Path(os.environ.get("LAB") or
                Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "retrobpf-kernel-lab")


def is_ready(boot):
    sources = [] if boot.machine else sorted(EBPF_GO.values())
    return not subprocess.run([LAB / "lab.sh", "ready", boot.kernel, boot.userland, *sources]).returncode
