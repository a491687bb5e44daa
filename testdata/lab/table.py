#!/usr/bin/env python3
"""table.py [NAME...]: loads objects in real kernels as the compiler left them and as retrobpf rewrote them, and compares
the outcome with what is expected. Five tables: the fixtures (fixtures.tsv), the program types by each strategy
(types.tsv), linked objects, other loaders (loaders.tsv), and random objects. NAME is a row of the first two, `linked`,
`loaders` or `random`. Leaves all that was measured as build/lab/table.tsv (foreign.tsv).

Environment:
  RETROBPF    the tool: a jar or a program (default: the jar of rewriter/cli)
  OPTIONS     more options for the tool, such as --strip-debug
  AFTER       a folder with the `after` objects of the fixtures; the tool is not run then (`AFTER=build/twins` shows that
              nothing but the tag keeps the fixtures off old kernels)
  BOOTS       KERNEL/USERLAND pairs (default: 5.10/bullseye 5.10/bookworm 6.1/bookworm 6.12/bookworm 6.12/trixie, and
              for other loaders 5.10/trixie 6.1/trixie)
  KERNELS     keeps only the boots of these kernels
  COMPILERS   of the fixtures; default: clang14 clang19
  LAB_FOREIGN=1   arm64 and s390x instead (6.1)
  SEED, COUNT the first seed of the random objects, and how many there are (default 1 and 20: twice as
              many objects)
  JOBS        boots at one time (default 2)
  DOCS=update writes what was measured into docs/program-types.md and docs/loaders.md

Exit status 1, naming each case, when an object that is expected to load does not, when it loads without the BTF that it
should have, when it loaded before the rewriting and does not after, when one loads that should not, or when the docs
say something else than what was measured.
"""
import os
import sys
import time

import boots
import document
import fixtures
import linked
import loaders
import program_types
import random_objects
from boots import BUILD, Boot, Cell, Payload

BOOTS = "5.10/bullseye 5.10/bookworm 6.1/bookworm 6.12/bookworm 6.12/trixie"
# The newest loaders on older kernels.
LOADER_BOOTS = "5.10/trixie 6.1/trixie"
FOREIGN_BOOTS = "6.1-arm64/bookworm-arm64 6.1-s390x/bookworm-s390x"


def chosen_boots(foreign):
    pairs = os.environ.get("BOOTS", FOREIGN_BOOTS if foreign else BOOTS).split()
    kernels = os.environ.get("KERNELS", "").split()
    boots = [Boot(pair) for pair in pairs]
    if not foreign and "BOOTS" not in os.environ:
        boots += [Boot(pair, loaders.ROW.name) for pair in LOADER_BOOTS.split()]
    return [boot for boot in boots if not kernels or boot.kernel in kernels]


def measure(cases, running):
    """Loads every case in every boot; {case: {boot: {side: Cell}}}."""
    payloads = {boot: Payload(boot) for boot in running}
    names = {}
    for boot, payload in payloads.items():
        for case in cases:
            for side in case.sides:
                load = boot.takes(case) and case.load(side, boot)
                if load and load.possible_in(boot):
                    names[case, boot, side] = payload.add(f"{side}/{case.label.replace(' ', '-')}", load)
    answers = boots.run_all(running, payloads)

    def cell(*key):
        if key not in names:
            return boots.SKIPPED
        if names[key] is None:
            return Cell("no", reason="there is no such object")
        return answers[key[1]].get(names[key], Cell())

    return {case: {boot: {side: cell(case, boot, side) for side in case.sides} for boot in running} for case in cases}


def show(title, cases, measured, running, problems):
    """Prints a table and collects what is wrong."""
    running = [boot for boot in running if boot.takes(cases[0])]
    print(title)
    print(" " * 42 + "".join(f"{str(boot):>14}" for boot in running))
    for case in cases:
        line = f"{case.label:<42}"
        for boot in running:
            cells = measured[case][boot]
            found = case.judge(boot, cells)
            for problem in found:
                problems.setdefault(f"{case.label}: {problem}", []).append(boot.pair)
            marks = case.separator.join(cells[side].mark() for side in case.sides)
            line += f"{marks + (' !' if found else '  '):>14}"
        print(line.rstrip())
    for boot in running:
        tried = [measured[case][boot] for case in cases]
        counts = ", ".join(f"{sum(cells[side].ok() for cells in tried)} load {side}" for side in cases[0].sides)
        print(f"{boot.pair}: {sum(cells['before'].state != 'skipped' for cells in tried)} objects, {counts}")


def write_down(path, measured):
    with open(path, "w") as tsv:
        tsv.write("case\tkernel\tuserland\tside\tmark\tprograms\twith_btf\treason\n")
        for case, by_boot in measured.items():
            for boot, cells in by_boot.items():
                for side, cell in cells.items():
                    tsv.write("\t".join([case.label, boot.kernel, boot.userland, side, cell.mark(),
                                         str(cell.programs), str(cell.with_btf), cell.reason]) + "\n")


def main(wanted):
    started = time.monotonic()
    BUILD.mkdir(parents=True, exist_ok=True)
    foreign = bool(os.environ.get("LAB_FOREIGN"))
    running = chosen_boots(foreign)
    boots.set_up(running)

    orders = sorted({boot.order for boot in running})
    limits = loaders.limits()
    tables = {fixtures.TITLE: fixtures.cases(wanted, orders)}
    if not os.environ.get("AFTER"):
        tables[program_types.TITLE] = program_types.cases(wanted, orders)
        tables[linked.TITLE] = linked.cases(wanted)
        tables[loaders.TITLE] = loaders.cases(wanted, limits)
    random = [] if os.environ.get("AFTER") else random_objects.cases(wanted, running)
    cases = [case for table in tables.values() for case in table] + random
    unknown = set(wanted) - {case.row.name for case in cases}
    if unknown:
        sys.exit(f"table: no such row in fixtures.tsv or types.tsv, nor `linked`, `loaders` or `random`: {' '.join(sorted(unknown))}")
    prepared = time.monotonic()
    measured = measure(cases, running)

    problems = {}
    for title, table in tables.items():
        if table:
            show(title, table, measured, running, problems)
    random_objects.show(random, measured, running, problems)
    everything = not wanted and not any(os.environ.get(name) for name in ("AFTER", "BOOTS", "KERNELS", "OPTIONS"))
    if everything:
        typed = [boot for boot in running if not boot.only]
        wrong = document.compare("program-types.md", "foreign" if foreign else "lab",
                                 document.table(tables[program_types.TITLE], measured, typed))
        if not foreign:
            wrong += document.compare("loaders.md", "lab", loaders.document(tables[loaders.TITLE], measured, running))
        problems |= {problem: ["docs"] for problem in wrong}
        if not foreign:
            problems |= {f"nothing meets `{limit.line}`": ["loaders.tsv"] for limit in limits if not limit.is_met}
    write_down(BUILD / ("foreign.tsv" if foreign else "table.tsv"), measured)
    print(f"{prepared - started:.0f} s of preparation, {time.monotonic() - prepared:.0f} s in the kernels")
    for problem, where in problems.items():
        print(f"{problem} [{' '.join(where)}]")
    print(f"{len(problems)} problems" if problems else "as expected")
    return 1 if problems else 0


if __name__ == "__main__":
    if set(sys.argv[1:]) & {"-h", "--help"}:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1:]))
