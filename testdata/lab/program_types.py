"""The second table of the lab: every program type in every representation of its tagged argument, by every strategy of
the tool; types.tsv says which there are."""
import subprocess

import fixtures
import tool
import type_sources
from boots import TESTDATA, Load

STRATEGIES = ("auto", "clone", "static")
SOURCES = TESTDATA / "build" / "types"
TITLE = f"kernel/libbpf   before {' '.join(STRATEGIES)}   + loads  ~ loads, but without BTF  - refused  . not tried"
# Types that exist only on kernels with BTF of their own: their programs name a function of the kernel.
NEED_BTF = ("tracing", "lsm", "struct_ops", "ext")
# Committed fixtures that are measured by each strategy as well, and the strategies by which no kernel takes them.
FIXTURES = {"mixed_four": (), "mixed_tracing": (), "demotion_cost": ("static",)}


class StrategyCase:
    """One object, as the compiler left it and by each strategy."""

    separator = " "
    sides = ("before", *STRATEGIES)

    def __init__(self, name, representation):
        self.name, self.representation, self.label = name, representation, f"{name} {representation}"

    def judge(self, boot, cells):
        """Every complaint about what one boot said."""
        problems, before = [], cells["before"]
        for strategy in STRATEGIES:
            cell = cells[strategy]
            if cell.state == "skipped":
                continue
            expected = self.expected(boot, strategy)
            if expected and cell.mark() != "+":
                problems.append(f"{strategy} does not load: {cell.reason or 'the BTF is dropped'}")
            elif expected is False and cell.ok():
                problems.append(f"{strategy} loads")
            elif before.ok() and not cell.ok() and expected is not False:
                problems.append(f"LOST by {strategy}: {cell.reason}")
        return problems


class TypeCase(StrategyCase):
    """A row of types.tsv in one representation."""

    def __init__(self, row, representation):
        super().__init__(row.name, representation)
        self.row = row

    def load(self, side, boot):
        if boot.knows(self.row.kernel, self.row.libbpf) and (boot.has_btf or self.row.type not in NEED_BTF):
            return Load(folder(side) / f"{self.name}-{self.representation}.clang19.{boot.order}.o")
        return None

    def expected(self, boot, strategy):
        """Whether it has to load; None where that is open."""
        if not boot.has_btf:  # context types are unknown there
            return True if strategy == "static" else None
        return True if strategy != "clone" or self.row.has_context() else None


class ReplacementCase(StrategyCase):
    """A program that replaces look() of a row's program (freplace), which has been rewritten the same way."""

    def __init__(self, row, keep_global):
        super().__init__(f"freplace of {row.name}", "void" if keep_global else "void, target not kept global")
        self.row, self.keep_global = row, keep_global

    def load(self, side, boot):
        if not boot.has_btf or not boot.knows(self.row.kernel, self.row.libbpf):
            return None
        name = f"{self.row.name}-%s.clang19.{boot.order}.o"
        targets = kept(side) if self.keep_global else folder(side)
        return Load(kept(side) / (name % "replacement"), "each", target=targets / (name % "void"), function="look")

    def expected(self, boot, strategy):
        if strategy == "clone":  # inside() has to be static
            return None
        return self.keep_global or strategy != "static"


class FixtureCase(StrategyCase):
    """A committed fixture by each strategy."""

    def __init__(self, row):
        super().__init__(row.name, "as written")
        self.row = row

    def load(self, side, boot):
        return self.row.load(fixtures.OBJECTS if side == "before" else folder(side), "clang19", boot.order)

    def expected(self, boot, strategy):
        if strategy in FIXTURES[self.name]:
            return False
        return True if boot.has_btf and strategy != "clone" and boot.release in self.row.after else None


def folder(side):
    return SOURCES if side == "before" else tool.BUILD / side


def kept(side):
    """The objects whose look() is kept global."""
    return SOURCES if side == "before" else tool.BUILD / f"{side}-kept"


def cases(wanted, orders):
    """The cases of all rows, or of those that are wanted, rewritten by each strategy."""
    rows = [row for row in type_sources.rows() if not wanted or row.name in wanted]
    # One row for each program type that may be the target: those with a context that old kernels know by name.
    targets = list({row.type: row for row in reversed(rows) if row.has_context()}.values())[::-1]
    shared = [row for row in fixtures.rows() if row.name in FIXTURES and (not wanted or row.name in wanted)]

    objects = compiled(rows, targets, orders)
    objects += [path for row in shared for order in orders for path in fixtures.OBJECTS.glob(f"{row.name}.clang19.{order}.o")]
    replaced = [path for path in objects for row in targets
                if path.name.startswith((f"{row.name}-void.", f"{row.name}-replacement."))]
    types = [option for row in targets for option in ("--prog-type", f"freplace/{row.name}=ext:{row.type}")]
    for strategy in STRATEGIES:
        tool.clear(strategy)
        tool.clear(f"{strategy}-kept")
        tool.rewrite([path for path in objects if "-replacement." not in path.name], strategy, "--strategy", strategy)
        if replaced:
            tool.rewrite(replaced, f"{strategy}-kept", "--strategy", strategy, "--keep-global", "look", *types)
    return [
        *(TypeCase(row, representation) for row in rows for representation in row.representations()),
        *(ReplacementCase(row, True) for row in targets),
        *(ReplacementCase(row, False) for row in targets if row.name == "xdp"),
        *(FixtureCase(row) for row in shared),
    ]


def compiled(rows, targets, orders):
    """Writes the sources and compiles them."""
    SOURCES.mkdir(parents=True, exist_ok=True)
    headers = '#include "types.h"\n'
    sources = {f"{row.name}-{name}": type_sources.program(row, headers, *shape)
               for row in rows for name, shape in row.representations().items()}
    sources |= {f"{row.name}-replacement": type_sources.replacement(row, headers) for row in targets}
    for name, text in sources.items():
        path = SOURCES / f"{name}.bpf.c"
        if not path.exists() or path.read_text() != text:
            path.write_text(text)
    for stale in SOURCES.glob("*.bpf.c"):
        if stale.name[:-6] not in sources:
            stale.unlink()
    subprocess.run(["make", "-s", "-j2", "-C", TESTDATA, "types", f"ORDERS={' '.join(orders)}"], check=True)
    return [SOURCES / f"{name}.clang19.{order}.o" for name in sources for order in orders]
