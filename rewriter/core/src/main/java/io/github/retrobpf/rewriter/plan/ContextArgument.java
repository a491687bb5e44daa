package io.github.retrobpf.rewriter.plan;

import io.github.retrobpf.rewriter.program.ProgramType;

/**
 * An argument that carries the context tag.
 *
 * @param index of the argument, from 0
 * @param name of the argument
 * @param pointee what it points to
 * @param cType its type as C spells it
 */
public record ContextArgument(int index, String name, Pointee pointee, String cType) {
    /** Whether kernels take it for the context of a program type, with the tag or without. */
    boolean fits(ProgramType type) {
        return pointee.isCanonical(type.context()) || pointee.isAccepted(type);
    }
}
