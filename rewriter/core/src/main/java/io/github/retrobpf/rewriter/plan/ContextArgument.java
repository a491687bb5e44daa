package io.github.retrobpf.rewriter.plan;

import io.github.retrobpf.rewriter.diagnostic.Diagnostic;
import io.github.retrobpf.rewriter.program.ContextType;
import io.github.retrobpf.rewriter.program.ProgramType;
import java.util.List;
import java.util.Optional;

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

    /** Those whose type is not the canonical one yet. */
    static List<ContextArgument> toRetype(List<ContextArgument> arguments, ContextType context) {
        return arguments.stream().filter(a -> !a.pointee().isCanonical(context)).toList();
    }

    /** For messages: {@code arg#0 'ctx'}. */
    public String describe() {
        return "arg#" + index + (name.isEmpty() ? "" : " '" + name + "'");
    }

    /** For diagnostics. */
    Diagnostic.Argument subject(Optional<String> expected) {
        return new Diagnostic.Argument(index, name, cType, expected);
    }
}
