"""What was measured of the program types, as the tables of docs/program-types.md."""
import os

from boots import TESTDATA

PAGE = TESTDATA.parent / "docs" / "program-types.md"
VOID = ["void", "const", "volatile", "typedef", "typedef_pointer", "stacked"]


def label(names):
    """What a list of representations is called."""
    names, labels = list(names), []
    for whole, called in ((VOID, "`void *`"), (["void", "stacked"], "`void *`"), (["named", "named_stacked"], "its own")):
        if names[:len(whole)] == whole:
            labels, names = labels + [called], names[len(whole):]
    return ", ".join(labels + names)


def table(cases, measured, running):
    """Cases with equal marks share a line."""
    lines = {}  # name -> {marks: [representation]}
    for case in cases:
        marks = tuple("".join(cell.mark() for cell in measured[case][boot].values()) for boot in running)
        lines.setdefault(case.name, {}).setdefault(marks, []).append(case.representation)
    names = {}  # what a name's lines say -> the names
    for name, said in lines.items():
        names.setdefault(tuple((label(shapes), marks) for marks, shapes in said.items()), []).append(name)
    yield "| Programs | Argument | " + " | ".join(map(str, running)) + " |"
    yield "|---|---|" + "---|" * len(running)
    for said, alike in names.items():
        for number, (shapes, marks) in enumerate(said):
            cells = [", ".join(alike) if number == 0 else "", shapes, *(f"`{mark}`" for mark in marks)]
            yield "| " + " | ".join(cells) + " |"


def compare(target, cases, measured, running):
    """What is wrong with the page: the table between the marks of a make target has to be what was measured."""
    begin, end = f"<!-- make {target} -->\n", f"<!-- end of make {target} -->\n"
    text = PAGE.read_text()
    before, _, rest = text.partition(begin)
    stands, _, after = rest.partition(end)
    found = "\n".join(table(cases, measured, running)) + "\n"
    if os.environ.get("DOCS") == "update":
        PAGE.write_text(before + begin + found + end + after)
    elif stands != found:
        return [f"docs/program-types.md is not what was measured: `make {target} DOCS=update` writes it, git diff shows it"]
    return []
