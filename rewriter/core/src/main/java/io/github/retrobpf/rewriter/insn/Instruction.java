package io.github.retrobpf.rewriter.insn;

import io.github.retrobpf.elf.io.ByteView;
import io.github.retrobpf.elf.io.MalformedInputException;
import java.nio.ByteOrder;

/**
 * One BPF instruction. Source: kernel, Documentation/bpf/standardization/instruction-set.rst.
 *
 * @param opcode 8 bits
 * @param dst destination register
 * @param src source register, or what kind of call or load this is
 * @param off 16 bits, signed
 * @param imm 32 bits, signed
 */
public record Instruction(int opcode, int dst, int src, int off, int imm) {
    /** In bytes. */
    public static final int SIZE = 8;
    /** Where imm stands in the instruction. */
    public static final int IMM_OFFSET = 4;

    private static final int CALL = 0x85;
    private static final int CLASS = 0x07;
    private static final int JMP = 0x05;
    private static final int JMP32 = 0x06;
    private static final int OPERATION = 0xf0;
    private static final int EXIT = 0x95;
    /** {@code gotol}: the distance stands in imm. */
    private static final int LONG_JUMP = 0x06;

    private static final int LD_IMM64 = 0x18;
    private static final int PSEUDO_CALL = 1;
    private static final int PSEUDO_FUNC = 4;

    /** The instruction at a byte offset. */
    public static Instruction at(ByteView code, int offset) throws MalformedInputException {
        int registers = code.u8(offset + 1);
        int low = registers & 0xf;
        int high = registers >>> 4;
        // The two register nibbles follow the byte order.
        boolean little = code.order().equals(ByteOrder.LITTLE_ENDIAN);
        return new Instruction(
                code.u8(offset),
                little ? low : high,
                little ? high : low,
                code.s16(offset + 2),
                code.s32(offset + IMM_OFFSET));
    }

    /** A call of a function in the object, or of a kernel function that a loader resolves. */
    public boolean isFunctionCall() {
        return opcode == CALL && src == PSEUDO_CALL;
    }

    /** A jump, conditional or not, to an instruction before it. */
    public boolean isBackwardJump() {
        int kind = opcode & CLASS;
        if ((kind != JMP && kind != JMP32) || (opcode & OPERATION) == (CALL & OPERATION) || opcode == EXIT) {
            return false;
        }
        return opcode == LONG_JUMP ? imm < 0 : off < 0;
    }

    /** {@code ld_imm64}: takes two slots, the second one holds the upper half of the constant. */
    public boolean isWideLoad() {
        return opcode == LD_IMM64;
    }

    /** A wide load of a function's address, relative to the instruction. */
    public boolean isFunctionAddress() {
        return isWideLoad() && src == PSEUDO_FUNC;
    }

    /** How many 8-byte slots it takes. */
    public int slots() {
        return isWideLoad() ? 2 : 1;
    }
}
