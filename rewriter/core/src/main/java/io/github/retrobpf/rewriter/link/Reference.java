package io.github.retrobpf.rewriter.link;

import io.github.retrobpf.elf.format.BpfRelocation;
import io.github.retrobpf.elf.io.ByteView;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.model.Section;
import io.github.retrobpf.rewriter.insn.Instruction;
import io.github.retrobpf.rewriter.object.BpfObject;

/**
 * Bytes of an input that name a place or a symbol.
 *
 * @param offset of them in their section
 * @param type of the relocation, or {@link BpfRelocation#NONE} where the instruction tells the distance
 * @param symbol of the relocation, by index; {@link #NO_SYMBOL} without one
 * @param addend how far behind the symbol it points, in bytes; without a symbol, from the start of its own section
 */
record Reference(long offset, int type, int symbol, long addend) {
    static final int NO_SYMBOL = 0;

    /** Whether it counts from the instruction itself. */
    boolean isRelative() {
        return symbol == NO_SYMBOL;
    }

    /**
     * What stands in the bytes of a relocation, in bytes behind the symbol.
     *
     * @throws MalformedInputException where they reach beyond the section
     */
    static long addend(Section section, long offset, int type) throws MalformedInputException {
        ByteView bytes = section.data().bytes();
        int at = Math.toIntExact(offset);
        if (BpfObject.isCode(section)) {
            Instruction insn = Instruction.at(bytes, at);
            return insn.isWideLoad() ? insn.imm() : (insn.imm() + 1L) * Instruction.SIZE;
        }
        return isWord(type) ? bytes.u32(at) : bytes.u64(at);
    }

    /** Whether a relocation of data changes four bytes and not eight. */
    static boolean isWord(int type) {
        return type == BpfRelocation.R_BPF_64_ABS32 || type == BpfRelocation.R_BPF_64_NODYLD32;
    }
}
