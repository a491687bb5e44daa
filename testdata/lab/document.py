"""What was measured, as tables of the docs; those of docs/program-types.md."""
import os

from boots import TESTDATA

DOCS = TESTDATA.parent / "docs"
# Representations that go by one name, where they share a line.
TOGETHER = {
    ("void", "const", "volatile", "typedef", "typedef_pointer", "stacked"): "`void *`",
    ("void", "stacked"): "`void *`",
    ("named", "named_stacked"): "by name",
    ("named",): "by name",
}


def argument(cases):
    """What the arguments of some cases are called."""
    left, labels = list(cases), []
    for together, called in TOGETHER.items():
        if tuple(case.representation for case in left[:len(together)]) == together:
            labels, left = [*labels, called], left[len(together):]
    return ", ".join(labels + [f"`{case.argument.removesuffix('ctx').rstrip()}`" for case in left if case.argument])


def programs(names):
    """Names that start alike do so once."""
    first, *others = names
    start = "freplace of " if first.startswith("freplace of ") else ""
    return ", ".join([first, *(name.removeprefix(start) for name in others)])


def table(cases, measured, running):
    """Cases with equal marks share a line; what no boot tried is left out."""
    lines = {}  # name -> {marks: [case]}
    for case in cases:
        marks = tuple("".join(cell.mark() for cell in measured[case][boot].values()) for boot in running)
        if set("".join(marks)) != {"."}:
            lines.setdefault(case.name, {}).setdefault(marks, []).append(case)
    names = {}  # what a name's lines say -> the names
    for name, said in lines.items():
        names.setdefault(tuple((argument(alike), marks) for marks, alike in said.items()), []).append(name)
    yield "| Programs | Argument | " + " | ".join(map(str, running)) + " |"
    yield "|---|---|" + "---|" * len(running)
    for said, alike in names.items():
        for number, (arguments, marks) in enumerate(said):
            cells = [programs(alike) if number == 0 else "", arguments, *(f"`{mark}`" for mark in marks)]
            yield "| " + " | ".join(cells) + " |"


def compare(name, target, lines):
    """What is wrong with a page: the lines between the marks of a make target have to be what was measured."""
    page = DOCS / name
    begin, end = f"<!-- make {target} -->\n", f"<!-- end of make {target} -->\n"
    text = page.read_text()
    before, _, rest = text.partition(begin)
    stands, _, after = rest.partition(end)
    found = "\n".join(lines) + "\n"
    if os.environ.get("DOCS") == "update":
        page.write_text(before + begin + found + end + after)
    elif stands != found:
        return [f"docs/{name} is not what was measured: `make {target} DOCS=update` writes it, git diff shows it"]
    return []
