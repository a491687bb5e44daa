package io.github.retrobpf.rewriter.object;

/**
 * An instruction that names a function.
 *
 * @param insnOff byte offset of the instruction in its section
 * @param kind what it does with the function
 * @param relocated whether a relocation names the target; otherwise the distance stands in the instruction
 * @param target id of the function
 */
public record FunctionReference(int insnOff, Kind kind, boolean relocated, int target) {
    /** What an instruction does with a function. */
    public enum Kind {
        CALL,
        /** {@code ld_imm64} of the function's address, for a callback. */
        ADDRESS
    }
}
