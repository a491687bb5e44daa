"""The fourth table of the lab: stock loaders other than bpftool. Objects as the compiler left them, rewritten, and rewritten
so that functions become static, through ebpf-go, iproute2 (`tc` and `ip link`) and libxdp's xdp-loader, beside bpftool.
loaders.tsv says what a loader does not know of an object; all else has to load."""
import json
import os
from types import SimpleNamespace

import fixtures
import linked
import tool
from boots import BUILD, EBPF_GO, TESTDATA, Load, version

TITLE = "kernel/libbpf   before after static   + loads  ~ loads, but without BTF  - refused, if only one program  . not tried"
ROW = SimpleNamespace(name="loaders")
COMPILER = "clang19"
# What stands on devices takes long to put there: objects that have every kind of change, and some that have none.
DEVICES = ("xdp_and_tc", "two_types", "maps_and_globals", "mixed_four", "type_xdp", "type_tc", "type_classifier", "core_exists",
           "static_between", "weak_function", "packet_read", "prog_array", "many_types", "same_name", "no_tag", "no_btf")
PROGRAM_TYPES = {"tc": ("sched_cls",), "ip": ("xdp",), "xdp-loader": ("xdp",)}


class Loader:
    """A loader, and its version in each userland that it is tried in."""

    def __init__(self, name, title, versions):
        self.name, self.title, self.versions = name, title, versions

    def runs_in(self, boot):
        return boot.userland in self.versions

    def is_of_devices(self):
        return self.name in PROGRAM_TYPES


IPROUTE2 = {"bullseye": "5.10", "bookworm": "6.1", "trixie": "6.15"}
LOADERS = [
    Loader("bpftool", "bpftool prog loadall", {"bullseye": "5.10", "bookworm": "7.1", "trixie": "7.5"}),
    *(Loader(f"ebpf-go-{release}", "ebpf-go", {"bookworm": release}) for release in EBPF_GO),
    Loader("tc", "iproute2: tc filter add … bpf", IPROUTE2),
    Loader("ip", "iproute2: ip link set … xdp", IPROUTE2),
    Loader("xdp-loader", "libxdp: xdp-loader load", {"bookworm": "1.3", "trixie": "1.5"}),
]


class Limit:
    """A row of loaders.tsv."""

    def __init__(self, line):
        *columns, self.why = line.split("\t")
        self.loaders, self.objects, self.programs, self.boots, self.sides = (column.split(",") for column in columns)
        self.line, self.is_met = line, False

    def concerns(self, loader, name, is_tagged):
        return loader.name in self.loaders and (name in self.objects or self.objects == ["*"] and is_tagged)

    def matches(self, program, boot, side):
        return all(wanted == ["*"] or set(wanted) & having for wanted, having in
                   ((self.programs, {program}), (self.boots, {boot.release, boot.userland}), (self.sides, {side})))


def limits():
    lines = (TESTDATA / "loaders.tsv").read_text().splitlines()
    return [Limit(line) for line in lines if line and not line.startswith("#")]


class LoaderCase:
    """An object by one loader."""

    separator = " "
    sides = ("before", "after", "static")
    row = ROW

    def __init__(self, loader, name, fixture, programs, paths, known):
        self.loader, self.name, self.fixture, self.programs, self.paths = loader, name, fixture, programs, paths
        self.label = f"{loader.name} {name}"
        self.limits = [limit for limit in known if limit.concerns(loader, name, fixture.is_tagged)]

    def load(self, side, boot):
        # Where the kernel lacks what the object needs, no loader could help.
        if side not in self.paths or not self.loader.runs_in(boot) or boot.release not in self.fixture.after:
            return None
        if self.loader.is_of_devices():
            return Load(self.paths[side], " ".join([self.loader.name, *(f"{p.section}:{p.name}" for p in self.programs)]))
        if self.loader.name == "bpftool":
            return Load(self.paths[side], self.fixture.mode, self.fixture.newer)
        return Load(self.paths[side], self.loader.name.replace("-", "", 1))

    def judge(self, boot, cells):
        """Every complaint about what one boot said."""
        if cells["before"].state == "skipped":
            return []
        problems = []
        for program in self.programs:
            if boot.knows(self.fixture.newer.get(program.name, "0.0"), "0.0"):
                said = {side: cell.each.get(program.name, cell) for side, cell in cells.items() if cell.state != "skipped"}
                problems += self.judge_program(program, boot, said)
        return list(dict.fromkeys(problems))

    def judge_program(self, program, boot, said):
        if self.loader.name == "bpftool" and boot.libbpf == "0.3":
            return []  # the first table has it
        before, problems = said["before"], []
        for side, cell in said.items():
            limit = next((limit for limit in self.limits if limit.matches(program.name, boot, side)), None)
            if limit:
                limit.is_met = True
            if side != "before" and before.ok() and (not cell.ok() or before.with_btf and not cell.with_btf):
                problems.append(f"{program.name} LOST {side}: {cell.reason or 'without BTF'}")
                continue
            expected = False if limit else self.expected(program, boot, side)
            if expected is False and cell.ok():
                problems.append(f"{program.name} loads {side}" + (f", but loaders.tsv says: {limit.why}" if limit else ""))
            elif expected and not (cell.ok() and (side == "before" or cell.with_btf or not self.fixture.has_btf)):
                problems.append(f"{program.name} does not load {side}: {cell.reason or 'without BTF'}")
        return problems

    def expected(self, program, boot, side):
        """Whether it has to load; None where that is not known beforehand."""
        if side != "before":
            return True
        if self.loader.name == "ebpf-go-0.9":  # reads no object with a tag
            return not self.fixture.is_tagged
        if self.loader.name == "ebpf-go-0.11":  # no tag reaches the kernel: what loads has contexts that go by name
            return not program.is_tagged or "6.1" in self.fixture.before
        return boot.release in self.fixture.before if boot.libbpf == "1.1" else None


def cases(wanted, known):
    """All cases, or none unless they are wanted."""
    if wanted and ROW.name not in wanted or os.environ.get("LAB_FOREIGN"):
        return []
    chosen = [row for row in fixtures.rows() if row.mode in ("all", "each") and row.after != ["-"] and not row.target]
    after = fixtures.rewritten(chosen, [COMPILER], ["el"]) if wanted else BUILD / "after"
    static = tool.rewrite([fixtures.OBJECTS / f"{name}.{COMPILER}.el.o" for name in DEVICES], "loaders", "--strategy", "static")
    objects = {row.name: (row, {"before": fixtures.OBJECTS / f"{row.name}.{COMPILER}.el.o",
                                "after": after / f"{row.name}.{COMPILER}.el.o"}) for row in chosen}
    for name in DEVICES:
        objects[name][1]["static"] = static / f"{name}.{COMPILER}.el.o"
    objects["linked"] = linked.for_loaders()
    programs = programs_of({name: paths["before"] for name, (_, paths) in objects.items()})
    return [LoaderCase(loader, name, described(row, paths["before"]), fitting, paths, known)
            for loader in LOADERS for name, (row, paths) in sorted(objects.items())
            if (name in DEVICES or name == "linked" or loader.name.startswith("ebpf-go"))
            and (fitting := fitting_programs(loader, programs[name]))]


def described(row, path):
    """What is expected of an object by any loader."""
    content = path.read_bytes()
    return SimpleNamespace(before=row.before, after=row.after, mode=row.mode, newer=row.newer,
                           is_tagged=b"arg:ctx" in content, has_btf=b".BTF.ext\0" in content)


def programs_of(paths):
    """{name: its programs}."""
    by_path = {str(path): name for name, path in paths.items()}
    return {by_path[told["name"]]: list(programs_in(told["functions"]))
            for told in json.loads(tool.output("inspect", "--json", *by_path))["objects"]}


def programs_in(functions):
    """The programs among the functions of an object, and whether there is a tag in what they reach."""
    ids = [function["id"] for function in functions]
    tagged = {program for function in functions if function["tags"] for program in
              # Where too many reach it, not all are named.
              [function["id"], *(ids if function["reachedBy"]["more"] else function["reachedBy"]["programs"])]}
    for function in functions:
        if "program" in function:
            yield SimpleNamespace(name=function["name"], section=function["section"], type=function["program"]["type"],
                                  is_tagged=function["id"] in tagged)


def fitting_programs(loader, programs):
    """The programs that it can load: those of devices take the first one of each section."""
    if not loader.is_of_devices():
        return programs
    first = {}
    for program in programs:
        if program.type in PROGRAM_TYPES[loader.name]:
            first.setdefault(program.section, program)
    return list(first.values())


def mark(case, cell):
    """Of an object, where some programs load and others do not."""
    some = [cell.each[program.name].ok() for program in case.programs if program.name in cell.each]
    return "±" if any(some) and not all(some) else cell.mark()


def document(cases, measured, running):
    """What was measured, a table for each loader; objects with equal marks share a line."""
    running = sorted(running, key=lambda boot: (version(boot.release), version(boot.libbpf)))
    for title in dict.fromkeys(loader.title for loader in LOADERS):
        columns = [(boot, loader) for boot in running for loader in LOADERS if loader.title == title and loader.runs_in(boot)]
        names = {}  # marks -> the objects that have them
        by_name = {}
        for case in cases:
            if case.loader.title == title:
                by_name.setdefault(case.name, {})[case.loader] = case
        for name, of_loaders in by_name.items():
            marks = tuple(marks_of(of_loaders[loader], measured[of_loaders[loader]][boot]) for boot, loader in columns)
            names.setdefault(marks, []).append(name)
        yield f"### {title}"
        yield ""
        yield "| Objects | " + " | ".join(f"{boot.release}, v{loader.versions[boot.userland]}" for boot, loader in columns) + " |"
        yield "|---|" + "---|" * len(columns)
        for marks, alike in names.items():
            yield "| " + " | ".join([", ".join(alike), *(f"`{cell}`" for cell in marks)]) + " |"
        yield ""


def marks_of(case, cells):
    return "".join(mark(case, cells[side]) for side in case.sides if side in case.paths)
