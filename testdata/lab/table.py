#!/usr/bin/env python3
"""table.py [FIXTURE...]: loads the fixtures before and after the rewriting in real kernels and compares the outcome
with fixtures.tsv. Prints a table and leaves it as build/lab/table.tsv (foreign.tsv).

Environment:
  RETROBPF    the tool: a jar or a program (default: the jar of rewriter/cli)
  OPTIONS     more options for the tool, such as --strip-debug
  AFTER       a folder with the `after` objects; the tool is not run then (`AFTER=build/twins` shows that nothing but
              the tag keeps the fixtures off old kernels)
  BOOTS       KERNEL/USERLAND pairs (default: 5.10/bookworm 6.1/bookworm 6.12/bookworm 5.10/bullseye 6.12/trixie)
  KERNELS     keeps only the boots of these kernels
  COMPILERS   default: clang14 clang19
  LAB_FOREIGN=1   arm64 and s390x instead (6.1); on s390x, whose kernel has no BTF of its own, expected is only that
                  what loaded before loads after
  JOBS        boots at one time (default 2)

Exit status 1, naming each case, when an expected `after` does not load, when it loads without the BTF that it should
have, when a `before` loaded and its `after` does not, or when a `before` is not what fixtures.tsv says.
"""
import concurrent.futures
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

LAB = Path(__file__).resolve().parent
TESTDATA = LAB.parent
OBJECTS = TESTDATA / "objects"
BUILD = TESTDATA / "build" / "lab"
JAR = TESTDATA.parent / "rewriter" / "cli" / "target" / "retrobpf.jar"
# The libbpf in a userland's bpftool.
LIBBPF = {"bullseye": "0.3", "bookworm": "1.1", "trixie": "1.5"}
BOOTS = "5.10/bookworm 6.1/bookworm 6.12/bookworm 5.10/bullseye 6.12/trixie"
FOREIGN_BOOTS = "6.1-arm64/bookworm-arm64 6.1-s390x/bookworm-s390x"


def version(text):
    """A version as something to compare."""
    return tuple(int(part) for part in text.split("."))


class Fixture:
    """A row of fixtures.tsv."""

    def __init__(self, line):
        self.name, before, after, libbpf, self.load, self.notes = line.split("\t")
        self.before, self.after, self.libbpf = before.split(","), after.split(","), version(libbpf)


def fixtures(wanted):
    rows = {}
    for line in (TESTDATA / "fixtures.tsv").read_text().splitlines():
        if line and not line.startswith("#"):
            row = Fixture(line)
            rows[row.name] = row
    unknown = set(wanted) - set(rows)
    if unknown:
        sys.exit(f"table: no such fixture: {' '.join(sorted(unknown))}")
    return [rows[name] for name in sorted(wanted or rows)]


class Cell:
    """What came of one side (before, after) of one object in one boot."""

    def __init__(self):
        self.state, self.programs, self.with_btf, self.reason = "?", 0, 0, "no answer"
        self.loaded = set()  # names of the programs that loadone could load

    def ok(self):
        return self.state == "ok"

    def mark(self):
        if self.ok():
            return "+" if self.with_btf == self.programs else "~"
        return {"no": "-", "?": "?", "skipped": "."}[self.state]


def put_together(objects, after_dir, order):
    """Makes the payload of all boots of one byte order."""
    payload = BUILD / f"payload.{order}"
    shutil.rmtree(payload, ignore_errors=True)
    for side in ("before", "after"):
        (payload / side).mkdir(parents=True)
    cases = []
    for fixture, path in objects:
        case = path.name[:-2]
        cases.append(f"{case} {fixture.load}\n")
        shutil.copy(path, payload / "before")
        after = after_dir / path.name
        if after.exists():
            shutil.copy(after, payload / "after")
    (payload / "cases").write_text("".join(cases))
    shutil.copy(LAB / "run.sh", payload)
    if order == "el":
        # Static, so that it runs in every userland. x86 only: elsewhere what needs it is skipped.
        subprocess.run(["gcc", "-O2", "-Wall", "-static", "-o", payload / "loadone", LAB / "loadone.c",
                        "-lbpf", "-lelf", "-lz"], check=True)
    return payload


def boot(pair, payload):
    """Runs the payload in one kernel and userland; returns {(side, case): Cell}."""
    kernel, userland = pair.split("/")
    environment = {"LAB_TIMEOUT": "600", **os.environ}
    done = subprocess.run([LAB / "lab.sh", "run", kernel, userland, payload], env=environment, text=True,
                          errors="replace", stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    (BUILD / f"{kernel}-{userland}.log").write_text(done.stdout)
    cells = {}
    for line in done.stdout.splitlines():
        words = line.split(" ", 4)
        if len(words) < 4 or words[0] != "@":
            continue
        cell = cells.setdefault((words[1], words[2]), Cell())
        rest = words[4] if len(words) > 4 else ""
        if words[3] == "ok":
            programs, with_btf = rest.split()
            cell.state, cell.programs, cell.with_btf, cell.reason = "ok", int(programs), int(with_btf), ""
        elif words[3] == "no":
            cell.state, cell.reason = "no", rest.strip()
        elif words[3] == "each":
            add_program(cell, rest)
    if "=== done" not in done.stdout:
        print(f"table: {pair} did not come to its end; see {BUILD}/{kernel}-{userland}.log", file=sys.stderr)
    return cells


def add_program(cell, line):
    """A line of loadone: PROGRAM ok|no btf=0|1 REASON. One refused program makes the whole cell `no`."""
    name, state, btf, reason = (line + " ").split(" ", 3)
    if cell.state == "?":
        cell.state, cell.reason = "ok", ""
    cell.programs += 1
    cell.with_btf += btf == "btf=1"
    if state == "ok":
        cell.loaded.add(name)
    else:
        cell.state = "no"
        cell.reason = f"{name}: {reason.strip()}"


def judge(fixture, path, pair, before, after):
    """Every complaint about one case in one boot."""
    kernel, userland = pair.split("/")
    release, machine = kernel.split("-")[0], kernel.partition("-")[2]
    libbpf = LIBBPF[userland.split("-")[0]]
    expected_after = expected_before = None  # unknown
    # Debian's s390x kernel has no BTF of its own: only static functions take a context there.
    if machine != "s390x" and version(libbpf) >= fixture.libbpf:
        expected_after = release in fixture.after or None
        # An older libbpf drops the BTF together with the tags, and a newer one has a fallback of its own. What loads
        # untouched is measured on x86: registers of kprobes have other names elsewhere.
        if libbpf == "1.1" and not machine:
            expected_before = release in fixture.before
    some = fixture.load == "some"
    if before.state == "skipped":
        return []
    problems = []
    if some:
        before_ok, after_ok = bool(before.loaded), bool(after.loaded)
        lost = before.loaded - after.loaded
    else:
        before_ok, after_ok = before.ok(), after.ok()
        lost = before_ok and not after_ok
    if expected_before is not None and before_ok != expected_before:
        problems.append(f"FIXTURE: before {'loads' if before_ok else 'does not load'}: {before.reason}")
    if lost:
        problems.append(f"LOST: loaded before, does not after: {after.reason}")
    elif expected_after and not after_ok:
        problems.append(f"AFTER does not load: {after.reason}")
    has_btf = b".BTF\0" in path.read_bytes()
    if after_ok and not some and after.with_btf < after.programs:
        if before.ok() and before.with_btf == before.programs or has_btf and expected_after:
            problems.append(f"BTF DROPPED: {after.programs - after.with_btf} of {after.programs} programs have none")
    return problems


def rewrite(objects):
    """Runs the tool over all objects; returns the folder of its outputs."""
    if os.environ.get("AFTER"):
        return Path(os.environ["AFTER"]).resolve()
    tool = os.environ.get("RETROBPF", str(JAR))
    command = ["java", "-jar", tool] if tool.endswith(".jar") else [tool]
    out = BUILD / "after"
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    options = os.environ.get("OPTIONS", "").split()
    done = subprocess.run([*command, "rewrite", *options, *(str(path) for _, path in objects), "-d", str(out)],
                          text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    (BUILD / "rewrite.log").write_text(done.stdout)
    if done.returncode:
        if not any(out.iterdir()):
            sys.exit(f"table: the tool wrote nothing and ended with {done.returncode}:\n{done.stdout[-2000:]}")
        # Go on: what it did write is tested, what it did not counts as not loading.
        print(f"table: the tool ended with {done.returncode}; see {BUILD}/rewrite.log", file=sys.stderr)
    return out


def set_up(pairs):
    state = Path(os.environ.get("LAB") or
                 Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "retrobpf-kernel-lab")
    missing = [pair for pair in pairs
               if not ((state / "kernel" / pair.split("/")[0]).exists() and (state / "root" / pair.split("/")[1]).exists())]
    for setup in sorted({("setup-foreign", pair.rsplit("-", 1)[1]) if "-" in pair else ("setup",) for pair in missing}):
        subprocess.run([LAB / "lab.sh", *setup], check=True)


def main(wanted):
    started = time.monotonic()
    BUILD.mkdir(parents=True, exist_ok=True)
    foreign = bool(os.environ.get("LAB_FOREIGN"))
    pairs = os.environ.get("BOOTS", FOREIGN_BOOTS if foreign else BOOTS).split()
    if os.environ.get("KERNELS"):
        pairs = [pair for pair in pairs if pair.split("/")[0] in os.environ["KERNELS"].split()]
    set_up(pairs)

    rows = fixtures(wanted)
    orders = {"eb" if "s390x" in pair else "el" for pair in pairs}
    objects = {order: [(fixture, path) for fixture in rows
                       for compiler in os.environ.get("COMPILERS", "clang14 clang19").split()
                       for path in sorted(OBJECTS.glob(f"{fixture.name}.{compiler}.{order}.o"))] for order in orders}
    after_dir = rewrite([entry for order in sorted(orders) for entry in objects[order]])
    payloads = {order: put_together(objects[order], after_dir, order) for order in orders}
    prepared = time.monotonic()

    with concurrent.futures.ThreadPoolExecutor(int(os.environ.get("JOBS", "2"))) as pool:
        futures = {pair: pool.submit(boot, pair, payloads["eb" if "s390x" in pair else "el"]) for pair in pairs}
        results = {pair: future.result() for pair, future in futures.items()}

    problems, loadable = {}, {pair: [0, 0, 0] for pair in pairs}
    names = [f"{pair.split('/')[0]}/{LIBBPF.get(pair.split('/')[1], pair.split('/')[1].split('-')[0])}" for pair in pairs]
    print("kernel/libbpf   before → after   + loads  ~ loads, but without BTF  - refused  . not tried")
    print(" " * 42 + "".join(f"{name:>14}" for name in names))
    with open(BUILD / ("foreign.tsv" if foreign else "table.tsv"), "w") as tsv:
        tsv.write("fixture\tcompiler\torder\tkernel\tuserland\tbefore\tafter\tbefore_reason\tafter_reason\tproblems\n")
        for fixture, path in sorted({entry[1]: entry for order in objects.values() for entry in order}.values(),
                                    key=lambda entry: entry[1].name):
            name, compiler, order, _ = path.name.split(".")
            line = f"{name + '.' + compiler:<42}"
            for pair in pairs:
                if order != ("eb" if "s390x" in pair else "el"):
                    line += f"{'':>14}"
                    continue
                before, after = (results[pair].get((side, path.name[:-2]), Cell()) for side in ("before", "after"))
                if not (after_dir / path.name).exists():
                    after.reason = "the tool wrote no such object"
                if fixture.load in ("each", "some") and "-" in pair:
                    before.state = after.state = "skipped"
                found = judge(fixture, path, pair, before, after)
                for problem in found:
                    problems.setdefault(f"{path.name}: {problem}", []).append(pair)
                totals = loadable[pair]
                totals[0] += 1
                totals[1] += before.ok()
                totals[2] += after.ok()
                kernel, userland = pair.split("/")
                tsv.write("\t".join([name, compiler, order, kernel, userland, before.mark(), after.mark(),
                                     before.reason, after.reason, "; ".join(found)]) + "\n")
                line += f"{before.mark() + ' → ' + after.mark() + (' !' if found else '  '):>14}"
            print(line.rstrip())
    for pair, (tried, before, after) in loadable.items():
        print(f"{pair}: {tried} objects, {before} load before, {after} after")
    print(f"{prepared - started:.0f} s of preparation, {time.monotonic() - prepared:.0f} s in the kernels")
    for problem, where in problems.items():
        print(f"{problem} [{' '.join(where)}]")
    print(f"{len(problems)} problems" if problems else "as expected")
    return 1 if problems else 0


if __name__ == "__main__":
    if set(sys.argv[1:]) & {"-h", "--help"}:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1:]))
