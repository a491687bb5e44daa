package io.github.retrobpf.rewriter.pass;

import io.github.retrobpf.elf.build.RelocationEdit;
import io.github.retrobpf.elf.build.SymbolId;
import io.github.retrobpf.elf.io.ByteSink;
import io.github.retrobpf.elf.io.ByteView;
import io.github.retrobpf.rewriter.insn.Instruction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The code of one section under edit: instructions and the relocations for them. */
final class CodeEditor {
    private final ByteSink code;
    private final List<RelocationEdit> relocations;
    /** Position in {@link #relocations} by offset, of the first one there. */
    private final Map<Long, Integer> byOffset = new HashMap<>();

    private boolean codeEdited;
    private boolean relocationsEdited;

    CodeEditor(ByteView code, List<RelocationEdit> relocations) {
        this.code = new ByteSink(code.order(), code.size() + 256).bytes(code);
        this.relocations = new ArrayList<>(relocations);
        for (int i = 0; i < relocations.size(); i++) {
            byOffset.putIfAbsent(relocations.get(i).offset(), i);
        }
    }

    /** In bytes. */
    int size() {
        return code.size();
    }

    /** Appends instructions; their relocations are added on their own. */
    void append(ByteView instructions) {
        code.bytes(instructions);
        codeEdited = true;
    }

    void setImm(int insnOff, int imm) {
        code.patchU32(insnOff + Instruction.IMM_OFFSET, imm);
        codeEdited = true;
    }

    /** Makes an instruction name a symbol, whatever it named before. */
    void relocate(int insnOff, int type, SymbolId symbol) {
        set(new RelocationEdit(insnOff, type, symbol, 0));
    }

    /** Appends a relocation, behind others that stand at its offset. */
    void append(RelocationEdit relocation) {
        byOffset.putIfAbsent(relocation.offset(), relocations.size());
        relocations.add(relocation);
        relocationsEdited = true;
    }

    /** In place of the first one that stands at its offset. */
    private void set(RelocationEdit relocation) {
        Integer at = byOffset.get(relocation.offset());
        if (at == null) {
            append(relocation);
        } else {
            relocations.set(at, relocation);
            relocationsEdited = true;
        }
    }

    boolean isCodeEdited() {
        return codeEdited;
    }

    boolean isRelocationsEdited() {
        return relocationsEdited;
    }

    byte[] code() {
        return code.toByteArray();
    }

    /** By offset: loaders search them. */
    List<RelocationEdit> relocations() {
        List<RelocationEdit> sorted = new ArrayList<>(relocations);
        sorted.sort(Comparator.comparingLong(RelocationEdit::offset));
        return sorted;
    }
}
