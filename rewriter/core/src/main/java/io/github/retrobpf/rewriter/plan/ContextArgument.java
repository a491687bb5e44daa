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
    /** How far the argument is from what every kernel takes as the context of a program type. */
    enum Fit {
        /** It has the canonical type. */
        CANONICAL,
        /** Kernels that know the tag take it; it needs the canonical type for the others. */
        RETYPE,
        /** No kernel takes it. */
        MISMATCH
    }

    Fit fit(ProgramType type) {
        if (pointee.isCanonical(type.context())) {
            return Fit.CANONICAL;
        }
        return pointee.isAccepted(type) ? Fit.RETYPE : Fit.MISMATCH;
    }
}
