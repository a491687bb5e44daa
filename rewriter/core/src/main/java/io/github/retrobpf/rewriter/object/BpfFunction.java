package io.github.retrobpf.rewriter.object;

import io.github.retrobpf.elf.format.SymbolBinding;
import io.github.retrobpf.rewriter.insn.Instruction;

/**
 * A function of the object: an entry program or a subprogram.
 *
 * @param id position in {@link BpfObject#functions}: by section, then by offset
 * @param symbol index of its STT_FUNC symbol
 * @param name of that symbol
 * @param binding of that symbol
 * @param section index of the section that holds its code
 * @param offset of its first instruction in that section, in bytes
 * @param size in bytes
 * @param isEntry whether loaders see an entry program in it: it stands outside {@code .text}
 * @param btfId of the FUNC that func_info names for it, or {@link #NO_BTF}
 */
public record BpfFunction(
        int id,
        int symbol,
        String name,
        SymbolBinding binding,
        int section,
        int offset,
        int size,
        boolean isEntry,
        int btfId) {
    /** No func_info names a FUNC for it. */
    public static final int NO_BTF = 0;

    /** The first offset behind it, in bytes. */
    public int end() {
        return offset + size;
    }

    /** How many slots of 8 bytes its instructions take. */
    public int instructions() {
        return size / Instruction.SIZE;
    }

    public boolean hasBtf() {
        return btfId != NO_BTF;
    }

    /** Whether other code may name it by its symbol; a call of it then goes through that symbol. */
    public boolean isNamedBySymbol() {
        return binding == SymbolBinding.GLOBAL || binding == SymbolBinding.WEAK;
    }
}
