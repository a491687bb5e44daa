"""The third table of the lab: objects that were linked, against what `bpftool gen object` makes of the same inputs, and
against themselves before the rewriting."""
import itertools
import os
import random
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import fixtures
import tool
from boots import BUILD, LAB, Load

TITLE = "linked   bpftool's → ours, or ours → ours rewritten   + loads  ~ loads, but without BTF  - refused  . not tried"
FOLDER = BUILD / "linked"
BPFTOOL = shutil.which("bpftool", path=f"{os.environ['PATH']}:/usr/sbin")
COMPILER = "clang19.el"

# The program whose parts stand in three files: it has to load everywhere once it is rewritten, and nowhere before 6.12
# as it is.
PROGRAM = ("note_kprobe", "note", "note_xdp")
SKELETON = ("policy_weak", "policy_strong", "map_owner", "map_user")
# What goes onto a device, and what does not beside it: xdp and tc programs share tagged functions, in one file and across
# files, and maps and variables of three kinds come together.
NETWORK = ("xdp_and_tc", "link/note_xdp", "link/note", "link/note_tc", "link/policy_weak", "link/policy_strong")
FAMILIES = [
    PROGRAM,
    SKELETON,
    ("policy_weak", "policy_strong"),
    ("policy_strong", "policy_weak"),
    ("policy_weak", "policy_bss"),
    ("policy_bss", "map_owner", "map_user"),
    ("map_user", "map_owner"),
    ("policy_hidden", "policy_weak"),
    ("policy_hidden", "policy_strong"),
    ("externs", "externs_more"),
    ("struct_ops", "struct_ops_more"),
    ("arena", "arena_more"),
]
# That many more of fixtures, always the same ones.
SAMPLE = 20


class LinkedRow:
    """What table.py asks of a row."""
    name = "linked"


class LinkedCase:
    """Some objects, linked by bpftool and by us."""

    separator = " → "
    sides = ("before", "after")
    row = LinkedRow

    def __init__(self, inputs, folder=fixtures.OBJECTS / "link"):
        self.inputs, self.folder = inputs, folder
        self.name = "+".join(inputs)
        self.label = self.name

    def paths(self):
        return [self.folder / f"{name}.{COMPILER}.o" for name in self.inputs]

    def is_linked_by_bpftool(self):
        """Whether bpftool takes the objects; what it makes of them is there then."""
        return not subprocess.run([BPFTOOL, "gen", "object", FOLDER / f"{self.name}.bpftool.o", *self.paths()],
                                  stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode

    def make(self):
        """Whether we take them."""
        return tool.link(self.paths(), FOLDER / f"{self.name}.ours.o")

    def load(self, side, boot):
        if boot.machine:
            return None
        return Load(FOLDER / f"{self.name}.{'bpftool' if side == 'before' else 'ours'}.o", "all")

    def judge(self, boot, cells):
        before, after = cells["before"], cells["after"]
        if before.ok() and not after.ok():
            return [f"LOST: bpftool's loads, ours does not: {after.reason}"]
        if before.ok() and (before.programs, before.with_btf) != (after.programs, after.with_btf):
            return [f"OTHER PROGRAMS: {after.programs}, {after.with_btf} of them with BTF, "
                    f"but bpftool's has {before.programs} and {before.with_btf}"]
        return []


class RewrittenCase(LinkedCase):
    """The program of three files: linked by us, and linked and rewritten in one step."""

    def __init__(self):
        super().__init__(PROGRAM)
        self.label += ", --rewrite"

    def make(self):
        return tool.link(self.paths(), FOLDER / f"{self.name}.ours.o") and \
            tool.link(self.paths(), FOLDER / f"{self.name}.rewritten.o", "--rewrite")

    def load(self, side, boot):
        if boot.machine:
            return None
        return Load(FOLDER / f"{self.name}.{'ours' if side == 'before' else 'rewritten'}.o", "all")

    def judge(self, boot, cells):
        before, after = cells["before"], cells["after"]
        problems = []
        if before.state != "skipped" and boot.libbpf == "1.1" and before.ok() != (boot.release == "6.12"):
            problems.append(f"FIXTURE: before {'loads' if before.ok() else 'does not load'}: {before.reason}")
        if before.state != "skipped" and (not after.ok() or after.with_btf < after.programs or after.programs != 2):
            problems.append(f"AFTER does not load as 2 programs with BTF: {after.reason}")
        return problems


class SkeletonCase(LinkedCase):
    """A program that was compiled with the skeleton of a linked object."""

    def __init__(self):
        super().__init__(SKELETON)
        self.label += ", skeleton"

    def make(self):
        ours, header = FOLDER / f"{self.name}.ours.o", FOLDER / "linked.skel.h"
        if not tool.link(self.paths(), ours):
            return False
        skeleton = subprocess.run([BPFTOOL, "gen", "skeleton", ours, "name", "linked"], check=True, stdout=subprocess.PIPE)
        header.write_bytes(skeleton.stdout)
        subprocess.run(["gcc", "-O2", "-Wall", "-Werror", "-static", "-I", FOLDER, "-o", FOLDER / "skeleton",
                        LAB / "skeleton.c", "-lbpf", "-lelf", "-lz"], check=True)
        return True

    def load(self, side, boot):
        if boot.machine or side == "before":
            return None
        return Load(FOLDER / "skeleton", "program")

    def judge(self, boot, cells):
        after = cells["after"]
        if after.state != "skipped" and (not after.ok() or after.programs != 4):
            return [f"SKELETON does not load 4 programs: {after.reason}"]
        return []


def for_loaders():
    """The program for devices: linked, linked and rewritten, and with static functions; {side: path}."""
    paths = [fixtures.OBJECTS / f"{name}.{COMPILER}.o" for name in NETWORK]
    options = {"before": (), "after": ("--rewrite",), "static": ("--rewrite", "--strategy", "static")}
    made = {side: BUILD / "loaders" / f"linked-{side}.o" for side in options}
    if not all(tool.link(paths, made[side], *options[side]) for side in options):
        sys.exit("linked: cannot be linked: what goes onto a device")
    return SimpleNamespace(before=["6.12"], after=["5.10", "6.1", "6.12"], mode="all", newer={}), made


def sampled():
    """Pairs and triples of fixtures that bpftool links; always the same ones."""
    names = sorted(row.name for row in fixtures.rows() if row.mode == "all")
    chosen = random.Random(1)
    while True:
        case = LinkedCase(chosen.sample(names, chosen.choice((2, 2, 3))), fixtures.OBJECTS)
        if case.is_linked_by_bpftool():
            yield case


def cases(wanted):
    """All cases, or none unless they are wanted; linked."""
    if wanted and LinkedRow.name not in wanted or os.environ.get("LAB_FOREIGN"):
        return []
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    families = [LinkedCase(inputs) for inputs in FAMILIES]
    refused = [case for case in families if not case.is_linked_by_bpftool()]
    made = [RewrittenCase(), SkeletonCase(), *families, *itertools.islice(sampled(), SAMPLE)]
    with ThreadPoolExecutor(2) as pool:
        refused += [case for case, is_made in zip(made, pool.map(lambda case: case.make(), made)) if not is_made]
    if refused:
        sys.exit(f"linked: cannot be linked: {', '.join(case.label for case in refused)}")
    return made
