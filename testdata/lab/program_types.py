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
NEED_BTF = ("tracing", "lsm", "struct_ops")
# Representations of the arguments of programs that replace a function.
REPLACEMENTS = ("void", "stacked", "named")
# Committed fixtures that are measured by each strategy as well, and the strategies by which no kernel takes them.
FIXTURES = {"mixed_four": (), "mixed_tracing": (), "demotion_cost": ("static",)}


class StrategyCase:
    """One object, as the compiler left it and by each strategy."""

    separator = " "
    sides = ("before", *STRATEGIES)

    def __init__(self, name, representation, argument=""):
        self.name, self.representation, self.label = name, representation, f"{name} {representation}"
        self.argument = argument  # as C declares it

    def judge(self, boot, cells):
        """Every complaint about what one boot said."""
        problems, before = [], cells["before"]
        for strategy in STRATEGIES:
            cell = cells[strategy]
            if cell.state == "skipped":
                continue
            expected = self.expected(boot, strategy)
            if expected and not (cell.mark() == "+" and cell.programs):
                problems.append(f"{strategy} does not load: {cell.reason or 'no program with BTF'}")
            elif expected is False and cell.ok():
                problems.append(f"{strategy} loads")
            elif before.ok() and not cell.ok() and expected is not False:
                problems.append(f"LOST by {strategy}: {cell.reason}")
        return problems


class TypeCase(StrategyCase):
    """A row of types.tsv in one representation."""

    def __init__(self, row, representation):
        super().__init__(row.name, representation, row.representations()[representation][1])
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

    def __init__(self, row, representation, keep_global=True):
        super().__init__(f"freplace of {row.name}" + ("" if keep_global else " without --keep-global"), representation)
        self.row, self.keep_global = row, keep_global

    def load(self, side, boot):
        if not boot.has_btf or not boot.knows(self.row.kernel, self.row.libbpf):
            return None
        replacement = f"{self.row.name}-{self.representation}-replacement.clang19.{boot.order}.o"
        target = f"{self.row.name}-void.clang19.{boot.order}.o"
        return Load(kept(side) / replacement, "each", function="look",
                    target=(kept(side) if self.keep_global else folder(side)) / target)

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
    targets = [row for row in rows if row.first_of_its_kind and row.has_context()]
    shared = [row for row in fixtures.rows() if row.name in FIXTURES and (not wanted or row.name in wanted)]
    rewrite(compiled(rows, targets, orders) + [path for row in shared for order in orders for path in
                                               fixtures.OBJECTS.glob(f"{row.name}.clang19.{order}.o")], targets)
    return [
        *(TypeCase(row, representation) for row in rows for representation in row.representations()),
        *(ReplacementCase(row, representation) for row in targets for representation in REPLACEMENTS),
        *(ReplacementCase(row, "void", keep_global=False) for row in targets if row.name == "xdp"),
        *(FixtureCase(row) for row in shared),
    ]


def compiled(rows, targets, orders):
    """Writes the sources and compiles them."""
    SOURCES.mkdir(parents=True, exist_ok=True)
    headers = '#include "types.h"\n'
    sources = {f"{row.name}-{name}": type_sources.program(row, headers, *shape)
               for row in rows for name, shape in row.representations().items()}
    sources |= {f"{row.name}-{name}-replacement": type_sources.replacement(row, headers, *row.representations()[name])
                for row in targets for name in REPLACEMENTS}
    for name, text in sources.items():
        path = SOURCES / f"{name}.bpf.c"
        if not path.exists() or path.read_text() != text:
            path.write_text(text)
    for stale in SOURCES.glob("*.bpf.c"):
        if stale.name[:-6] not in sources:
            stale.unlink()
    subprocess.run(["make", "-s", "-j2", "-C", TESTDATA, "types", f"ORDERS={' '.join(orders)}"], check=True)
    return [SOURCES / f"{name}.clang19.{order}.o" for name in sources for order in orders]


def rewrite(objects, targets):
    """Rewrites by each strategy. What replaces a function, and the objects that have it, a second time: the tool has to be
    told of both."""
    replaced = {f"{row.name}-void" for row in targets}
    freplace = [path for path in objects if "-replacement." in path.name]
    kept_objects = freplace + [path for path in objects if path.name.split(".")[0] in replaced]
    types = [option for row in targets for option in ("--prog-type", f"freplace/{row.name}=ext:{row.type}")]
    for strategy in STRATEGIES:
        tool.clear(strategy)
        tool.clear(f"{strategy}-kept")
        tool.rewrite([path for path in objects if path not in freplace], strategy, "--strategy", strategy)
        if targets:
            tool.rewrite(kept_objects, f"{strategy}-kept", "--strategy", strategy, "--keep-global", "look", *types)
