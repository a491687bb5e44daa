package io.github.retrobpf.rewriter.validate.link;

import io.github.retrobpf.elf.format.BpfRelocation;
import io.github.retrobpf.elf.io.ByteView;
import io.github.retrobpf.elf.io.MalformedInputException;
import java.nio.ByteOrder;

/**
 * The bytes that say how far behind its target something points. Sources: kernel, Documentation/bpf/llvm_reloc.rst and
 * Documentation/bpf/standardization/instruction-set.rst.
 *
 * @param at their place in the section
 * @param size 4 or 8
 * @param isCall whether they count instructions, less one
 */
record Field(int at, int size, boolean isCall) {
    static final int SLOT = 8;

    private static final int IMM = 4;
    private static final int CALL = 0x85;
    private static final int LD_IMM64 = 0x18;
    private static final int PSEUDO_CALL = 1;
    private static final int PSEUDO_FUNC = 4;

    /** Those of a relocation. */
    static Field of(ByteView bytes, boolean isCode, long offset, int type) throws MalformedInputException {
        int at = (int) offset;
        if (isCode) {
            return new Field(at + IMM, 4, !isWide(bytes, at));
        }
        boolean isWord = type == BpfRelocation.R_BPF_64_ABS32 || type == BpfRelocation.R_BPF_64_NODYLD32;
        return new Field(at, isWord ? 4 : 8, false);
    }

    /** In bytes behind the target. */
    long addend(ByteView bytes, boolean isCode) throws MalformedInputException {
        if (isCall) {
            return (bytes.s32(at) + 1L) * SLOT;
        }
        if (isCode) {
            return bytes.s32(at);
        }
        return size == 4 ? bytes.u32(at) : bytes.u64(at);
    }

    static boolean isWide(ByteView code, int at) throws MalformedInputException {
        return code.u8(at) == LD_IMM64;
    }

    /** Whether an instruction calls, or loads the address of, a function so many instructions away. */
    static boolean isRelative(ByteView code, int at) throws MalformedInputException {
        int registers = code.u8(at + 1);
        int source = code.order().equals(ByteOrder.LITTLE_ENDIAN) ? registers >>> 4 : registers & 0xf;
        return code.u8(at) == CALL ? source == PSEUDO_CALL : isWide(code, at) && source == PSEUDO_FUNC;
    }

    /** Where such an instruction points, from the start of its section. */
    static long relativeTarget(ByteView code, int at) throws MalformedInputException {
        return at + (code.s32(at + IMM) + 1L) * SLOT;
    }
}
