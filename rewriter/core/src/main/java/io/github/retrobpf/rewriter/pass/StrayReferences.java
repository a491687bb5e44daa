package io.github.retrobpf.rewriter.pass;

import io.github.retrobpf.elf.build.RelocationEdit;
import io.github.retrobpf.elf.build.SectionId;
import io.github.retrobpf.elf.format.BpfRelocation;
import io.github.retrobpf.elf.io.ByteView;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.rewriter.insn.Instruction;
import io.github.retrobpf.rewriter.object.BpfFunction;
import io.github.retrobpf.rewriter.object.FunctionReference;
import java.util.HashSet;
import java.util.Set;

/**
 * Calls and function addresses by distance that lead where no function starts: to one whose symbol was stripped, or
 * nowhere. From a clone the same distance would lead to anything, another clone even, so a relocation names the place.
 */
final class StrayReferences {
    private final BpfFunction function;
    private final ObjectEditor editor;
    private final SectionId section;

    StrayReferences(BpfFunction function, ObjectEditor editor) {
        this.function = function;
        this.editor = editor;
        this.section = editor.elf().section(function.section());
    }

    /** Makes those of a clone name the places that the original's name. */
    void keep(SectionId text, int offset) {
        Set<Long> known = known();
        ByteView code = editor.elf().data(section);
        int at = function.offset();
        while (at < function.end()) {
            Instruction insn = instruction(code, at);
            if ((insn.isFunctionCall() || insn.isFunctionAddress()) && !known.contains((long) at)) {
                name(insn, at, editor.code(text), at - function.offset() + offset);
            }
            at += insn.slots() * Instruction.SIZE;
        }
    }

    private static Instruction instruction(ByteView code, int at) {
        try {
            return Instruction.at(code, at);
        } catch (MalformedInputException e) {
            throw new IllegalStateException("checked when the functions were read", e);
        }
    }

    /** What is relocated, or names a function. */
    private Set<Long> known() {
        Set<Long> known = new HashSet<>();
        for (RelocationEdit relocation : editor.relocations().within(section, function.offset(), function.end())) {
            known.add(relocation.offset());
        }
        for (FunctionReference reference : editor.object().callGraph().referencesOf(function.id())) {
            known.add((long) reference.insnOff());
        }
        return known;
    }

    private void name(Instruction insn, int at, CodeEditor code, int copy) {
        int target = at / Instruction.SIZE + insn.imm() + 1;
        if (insn.isFunctionCall()) {
            code.setImm(copy, target - 1);
            code.relocate(copy, BpfRelocation.R_BPF_64_32, editor.sectionSymbol(section));
        } else {
            code.setImm(copy, target * Instruction.SIZE);
            code.relocate(copy, BpfRelocation.R_BPF_64_64, editor.sectionSymbol(section));
        }
    }
}
