package io.github.retrobpf.rewriter.testing.mutation;

import io.github.retrobpf.elf.format.BpfRelocation;
import io.github.retrobpf.elf.format.SectionType;
import io.github.retrobpf.elf.model.RelocationTable;
import io.github.retrobpf.elf.model.Section;
import io.github.retrobpf.elf.model.SectionData;
import io.github.retrobpf.rewriter.insn.Instruction;
import io.github.retrobpf.rewriter.object.BpfFunction;
import io.github.retrobpf.rewriter.object.FunctionReference;

/** Lets calls and function addresses name other functions. */
final class ReferenceMutations implements Layer {
    @Override
    public void collect(Subject subject, Mutants mutants) {
        for (BpfFunction caller : subject.after().functions()) {
            for (FunctionReference reference : subject.after().callGraph().referencesOf(caller.id())) {
                for (BpfFunction other : subject.after().functions()) {
                    if (other.id() != reference.target()) {
                        reference(subject, caller, reference, other, mutants);
                    }
                }
            }
        }
    }

    private static void reference(
            Subject subject, BpfFunction caller, FunctionReference reference, BpfFunction other, Mutants mutants) {
        BpfFunction target = subject.after().functions().get(reference.target());
        boolean isCall = reference.kind() == FunctionReference.Kind.CALL;
        String what = (isCall ? "call of " : "address of ") + whom(subject, target, other);
        String place = caller.name() + " at " + reference.insnOff() + ": " + other.name() + " for " + target.name();
        int insn = subject.start(subject.elf().section(caller.section())) + reference.insnOff();
        if (!reference.relocated()) {
            if (other.section() == caller.section()) {
                int distance = (other.offset() - reference.insnOff()) / Instruction.SIZE - 1;
                mutants.add(
                        what + ", by distance",
                        () -> place,
                        () -> subject.patch().u32(insn + 4, distance).bytes());
            }
            return;
        }
        int entry = entry(subject, caller.section(), reference.insnOff());
        int type = isCall ? BpfRelocation.R_BPF_64_32 : BpfRelocation.R_BPF_64_64;
        mutants.add(
                what + ", through its symbol",
                () -> place,
                () -> subject.patch()
                        .u32(insn + 4, isCall ? -1 : 0)
                        .u64(entry + 8, (long) other.symbol() << 32 | type)
                        .bytes());
        int section = subject.sectionSymbol(other.section());
        if (section != 0) {
            mutants.add(
                    what + ", through its section",
                    () -> place,
                    () -> subject.patch()
                            .u32(insn + 4, isCall ? other.offset() / Instruction.SIZE - 1 : other.offset())
                            .u64(entry + 8, (long) section << 32 | type)
                            .bytes());
        }
    }

    private static String whom(Subject subject, BpfFunction target, BpfFunction other) {
        if (!subject.areSameInOriginal(target, other)) {
            return "another function";
        }
        if (subject.isClone(target)) {
            return subject.isClone(other) ? "another clone" : "the original instead of a clone";
        }
        return "a clone instead of the original";
    }

    /** Where the relocation for an instruction stands in the file. */
    private static int entry(Subject subject, int section, int insnOff) {
        for (Section s : subject.elf().sections()) {
            if (s.type() == SectionType.REL && s.data() instanceof SectionData.Relocations data) {
                RelocationTable table = data.table();
                for (int i = 0; table.target() == section && i < table.count(); i++) {
                    if (table.get(i).offset() == insnOff) {
                        return subject.start(s) + i * table.entrySize();
                    }
                }
            }
        }
        throw new AssertionError("no relocation at " + insnOff);
    }
}
