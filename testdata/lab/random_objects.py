"""The fifth table of the lab: random objects that the verifier takes by construction, as clang makes them of C and as
tests make them without a compiler, by each strategy of the tool. It is shown as one line for each kernel.

SEED is the first seed, COUNT how many there are."""
import os
import subprocess
import sys
from types import SimpleNamespace

import tool
from boots import TESTDATA, Load
from program_types import STRATEGIES

FOLDER = TESTDATA / "build" / "random"
CLASSES = [TESTDATA.parent / module / "target" / classes
           for module in ("elf", "btf", "rewriter/core") for classes in ("classes", "test-classes")]
GENERATOR = "io.github.retrobpf.rewriter.testing.random.LabSample"
ROW = SimpleNamespace(name="random")
SIDES = ("before", *STRATEGIES)


class Program:
    """A row of programs.tsv: what is expected of a program."""

    def __init__(self, fields):
        self.name, self.kernel = fields[1:3]
        # Whether kernels that know the tag take it as it is, and whether its context has a name.
        self.is_native, self.is_named = (field == "yes" for field in fields[3:5])

    def expected(self, boot, side):
        """Whether it has to load; None where that is open."""
        if not boot.knows(self.kernel, "0.3"):
            return None
        if side == "before":
            return True if self.is_native and boot.knows("6.12", "0.3") else None
        return True if side != "clone" or self.is_named else None


class RandomCase:
    """An object of one maker."""

    row, sides = ROW, SIDES

    def __init__(self, seed, maker, programs):
        self.file, self.label, self.programs = f"random-{seed}.{maker}.el.o", f"random {seed} {maker}", programs

    def load(self, side, boot):
        return Load(folder(side) / self.file, "quick") if boot.has_loadone else None

    def judge(self, boot, cells):
        """Every complaint about what one boot said."""
        problems = []
        for side in SIDES:
            if set(cells[side].each) != {program.name for program in self.programs}:
                problems.append(f"{side}: {cells[side].reason}")
        if problems:
            return problems
        for program in self.programs:
            before = cells["before"].each[program.name].ok()
            for side in SIDES:
                cell = cells[side].each[program.name]
                if program.expected(boot, side) and cell.mark() != "+":
                    problems.append(f"{program.name} does not load {side}: {cell.reason or 'without BTF'}")
                elif before and not cell.ok():
                    problems.append(f"{program.name} LOST by {side}: {cell.reason}")
        return problems


def folder(side):
    return FOLDER if side == "before" else tool.BUILD / "random" / side


def cases(wanted, running):
    """The cases of all seeds, rewritten by each strategy."""
    if wanted and ROW.name not in wanted or not any(boot.has_loadone for boot in running):
        return []
    generate()
    by_seed = {}
    for line in (FOLDER / "programs.tsv").read_text().splitlines():
        if not line.startswith("#"):
            fields = line.split("\t")
            by_seed.setdefault(int(fields[0]), []).append(Program(fields))
    # The compilers take turns: each seed is another object anyway.
    makers = {seed: ("made", "clang19" if seed % 2 else "clang14") for seed in by_seed}
    subprocess.run(["make", "-s", "-j2", "-C", TESTDATA, "random"], check=True)
    objects = [FOLDER / f"random-{seed}.{maker}.el.o" for seed in by_seed for maker in makers[seed]]
    tool.clear("random")
    for strategy in STRATEGIES:
        tool.rewrite(objects, f"random/{strategy}", "--strategy", strategy)
    return [RandomCase(seed, maker, programs) for seed, programs in by_seed.items() for maker in makers[seed]]


def generate():
    """Writes the sources, the objects that need no compiler, and what is expected."""
    tool.remove(FOLDER)
    if not CLASSES[-1].exists():
        sys.exit("random objects are made by a class of the tests: run `make jar`")
    subprocess.run(["java", "-cp", os.pathsep.join(map(str, CLASSES)), GENERATOR, TESTDATA, FOLDER,
                    os.environ.get("SEED", "1"), os.environ.get("COUNT", "20")], check=True)


def show(cases, measured, running, problems):
    """Prints a line for each boot and collects what is wrong."""
    answering = []
    for boot in running:
        tried = [measured[case][boot] for case in cases if boot.has_loadone]
        if not tried:
            continue
        if not any(cells[side].each for cells in tried for side in SIDES):
            problems.setdefault("random objects: no answer", []).append(boot.pair)
            continue
        answering.append(boot)
        counts = {side: sum(program.ok() for cells in tried for program in cells[side].each.values()) for side in SIDES}
        programs = sum(len(cells["before"].each) for cells in tried)
        print(f"{boot.pair}: {len(tried)} random objects, {programs} programs: "
              + ", ".join(f"{count} load {side}" for side, count in counts.items()))
    for case in cases:
        for boot in answering:
            for problem in case.judge(boot, measured[case][boot]):
                problems.setdefault(f"{case.label}: {problem}", []).append(boot.pair)
