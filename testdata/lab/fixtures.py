"""The first table of the lab: every fixture, before and after the rewriting, against fixtures.tsv."""
import os
from pathlib import Path

import tool
from boots import TESTDATA, Load, version

OBJECTS = TESTDATA / "objects"
TITLE = "kernel/libbpf   before → after   + loads  ~ loads, but without BTF  - refused  . not tried"


class FixtureRow:
    """A row of fixtures.tsv."""

    def __init__(self, line):
        self.name, before, after, libbpf, load, options, self.notes = line.split("\t")
        self.before, self.after, self.libbpf = before.split(","), after.split(","), version(libbpf)
        self.mode, _, newer = load.partition(" except ")
        self.newer = dict(program.split(":") for program in newer.split())
        self.options = [] if options == "-" else options.split()
        self.target = None
        if self.mode.startswith("replaces "):
            _, self.target, self.function = self.mode.split()
            self.mode = "each"

    def load(self, folder, compiler, order):
        """How the fixture is loaded from a folder of objects."""
        load = Load(folder / f"{self.name}.{compiler}.{order}.o", self.mode, self.newer)
        if self.target:
            load.target, load.function = folder / f"{self.target}.{compiler}.{order}.o", self.function
        return load


def rows():
    lines = (TESTDATA / "fixtures.tsv").read_text().splitlines()
    return [FixtureRow(line) for line in lines if line and not line.startswith("#")]


class FixtureCase:
    """A fixture of one compiler."""

    separator = " → "
    sides = ("before", "after")

    def __init__(self, row, compiler, after):
        self.row, self.compiler, self.label = row, compiler, f"{row.name}.{compiler}"
        self.folders = {"before": OBJECTS, "after": after}

    def load(self, side, boot):
        if not self.row.load(OBJECTS, self.compiler, boot.order).path.exists():  # not of both byte orders
            return None
        return self.row.load(self.folders[side], self.compiler, boot.order)

    def judge(self, boot, cells):
        """Every complaint about what one boot said."""
        row, before, after = self.row, cells["before"], cells["after"]
        expected_after = expected_before = None  # unknown
        # On a kernel without BTF of its own only static functions take a context.
        if boot.has_btf and version(boot.libbpf) >= row.libbpf:
            expected_after = boot.release in row.after or None
            # An older libbpf drops the BTF together with the tags, and a newer one has a fallback of its own. What
            # loads untouched is measured on x86: registers of kprobes have other names elsewhere.
            if boot.libbpf == "1.1" and not boot.machine:
                expected_before = boot.release in row.before
        if before.state == "skipped":
            return []
        problems = []
        if expected_before is not None and before.ok() != expected_before:
            problems.append(f"FIXTURE: before {'loads' if before.ok() else 'does not load'}: {before.reason}")
        if before.ok() and not after.ok():
            problems.append(f"LOST: loaded before, does not after: {after.reason}")
        elif expected_after and not after.ok():
            problems.append(f"AFTER does not load: {after.reason}")
        has_btf = b".BTF\0" in self.load("before", boot).path.read_bytes()
        if after.ok() and after.with_btf < after.programs:
            if before.ok() and before.with_btf == before.programs or has_btf and expected_after:
                problems.append(f"BTF DROPPED: {after.programs - after.with_btf} of {after.programs} programs have none")
        return problems


def cases(wanted, orders):
    """The cases of all fixtures, or of those that are wanted, rewritten."""
    chosen = [row for row in rows() if not wanted or row.name in wanted]
    compilers = os.environ.get("COMPILERS", "clang14 clang19").split()
    after = Path(os.environ["AFTER"]).resolve() if os.environ.get("AFTER") else rewritten(chosen, compilers, orders)
    return [FixtureCase(row, compiler, after) for row in sorted(chosen, key=lambda row: row.name) for compiler in compilers]


def rewritten(chosen, compilers, orders):
    """The folder of the rewritten objects; the tool runs once for each set of options."""
    tool.clear("after")
    names = {row.name for row in chosen} | {row.target for row in chosen}
    by_options = {}
    for row in rows():
        if row.name in names:
            by_options.setdefault(tuple(row.options), []).append(row)
    for options, group in by_options.items():
        tool.rewrite([path for row in group for compiler in compilers for order in orders
                      for path in OBJECTS.glob(f"{row.name}.{compiler}.{order}.o")], "after", *options)
    return tool.BUILD / "after"
