package io.github.retrobpf.rewriter.api;

import io.github.retrobpf.rewriter.plan.EntryProgram.KnownBy;
import java.util.List;
import java.util.Optional;

/**
 * An entry program.
 *
 * @param name of its function
 * @param section that holds it
 * @param source file and line, where line_info tells
 * @param type name of its program type, or {@code unknown}
 * @param target of a program that replaces a function: the type of the program whose function it is, where it was told
 * @param knownBy who told the type
 * @param context what its context arguments are, as C spells it; empty where no name serves on every kernel, so that
 *     functions become static
 * @param arguments of its own that were treated: they lost their tags
 */
public record ProgramSummary(
        String name,
        String section,
        Optional<String> source,
        String type,
        Optional<String> target,
        KnownBy knownBy,
        Optional<String> context,
        List<ArgumentChange> arguments) {
    public ProgramSummary {
        arguments = List.copyOf(arguments);
    }
}
