#!/usr/bin/env python3
"""type_sources.py: writes src/types/type_*.bpf.c from types.tsv, for the rows that are fixtures too (fixtures.tsv has a
type_NAME). Run it after a change to the table and commit what it wrote. program_types.py takes the other sources from
here: each row in each representation of the tagged argument, and programs that replace a function (freplace)."""
import re
from pathlib import Path

TESTDATA = Path(__file__).resolve().parent.parent


class TypeRow:
    """A row of types.tsv."""

    def __init__(self, line):
        (self.name, self.type, self.section, self.entry, self.result, self.context, accepts, self.kernel, self.libbpf,
         self.use) = line.split("\t")
        self.accepts = [] if accepts == "-" else accepts.split(",")
        self.first_of_its_kind = True

    def has_context(self):
        return self.context != "-"

    def representations(self):
        """What the tagged argument may be declared as: {NAME: (declarations, parameter)}. Other section names of a kind
        are tried with two of them, since kernels look at the kind alone."""
        shapes = {
            "void": ("", "void *ctx"),
            "const": ("", "const void *ctx"),
            "volatile": ("", "volatile void *ctx"),
            "typedef": ("typedef void pointee;\n\n", "pointee *ctx"),
            "typedef_pointer": ("typedef void *pointer;\n\n", "pointer ctx"),
            "stacked": stacked("void"),
        }
        if not self.first_of_its_kind:
            return {name: shapes[name] for name in ("void", "stacked")}
        if self.has_context():
            shapes |= {"named": ("", f"{self.context} *ctx"), "named_stacked": stacked(self.context)}
        return shapes | {re.sub(r"\W+", "_", pointee): ("", f"{pointee} *ctx") for pointee in self.accepts}


def stacked(pointee):
    """Every qualifier, and typedefs of the pointer and of what it points to, on top of each other."""
    return f"typedef const volatile {pointee} pointee;\ntypedef pointee *const restrict pointer;\n\n", "pointer ctx"


def rows():
    lines = (TESTDATA / "types.tsv").read_text().splitlines()
    table, kinds = [TypeRow(line) for line in lines if line and not line.startswith("#")], set()
    for row in table:
        kind = row.type, *row.accepts
        row.first_of_its_kind = kind not in kinds
        kinds.add(kind)
    return table


def shared_function(name, row, declarations, parameter):
    return f"""__u64 seen;

{declarations}__subprog int {name}({parameter} __arg_ctx)
{{
	{row.use}
	return seen > 100;
}}
"""


def entry_body(row, function):
    """Calls the shared function and returns what the type allows."""
    if row.result == "look":
        # Hidden from the optimiser, or clang 19 sees that the result is 0 or 1 and drops the masking, which the
        # verifier needs.
        return f"int result = {function}(ctx);\n\n\topaque(result);\n\treturn result & 1;"
    return f"{function}(ctx);\n\treturn {row.result};"


def program(row, headers, declarations="", parameter="void *ctx"):
    """The source of an entry program of a row and a tagged function below it."""
    operations = "CONGESTION_CONTROL(entry);\n\n" if row.type == "struct_ops" else ""
    return f"""/* Section {row.section}: the shared function needs its argument to be the context of that type. */
{headers}
{shared_function("look", row, declarations, parameter)}
SEC("{row.section}")
int entry({row.entry} *ctx)
{{
	{entry_body(row, "look")}
}}

{operations}char LICENSE[] SEC("license") = "GPL";
"""


def replacement(row, headers, declarations, parameter):
    """The source of a program that replaces look() of the one above, and a tagged function below it. Its section names
    the row, so that one run of the tool takes the types of all of them."""
    return f"""/* Replaces a function that has the context of section {row.section}. */
{headers}
{shared_function("inside", row, declarations, parameter)}
SEC("freplace/{row.name}")
int replacement({parameter} __arg_ctx)
{{
	{entry_body(row, "inside")}
}}

char LICENSE[] SEC("license") = "GPL";
"""


if __name__ == "__main__":
    fixtures = (TESTDATA / "fixtures.tsv").read_text()
    folder = TESTDATA / "src" / "types"
    for stale in folder.glob("type_*.bpf.c"):
        stale.unlink()
    for type_row in rows():
        if f"\ntype_{type_row.name}\t" in fixtures:
            (folder / f"type_{type_row.name}.bpf.c").write_text(program(type_row, '#include "../retrobpf_test.h"\n'))
