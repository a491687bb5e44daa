package io.github.retrobpf.rewriter.program;

import java.util.Optional;

/**
 * What a program is.
 *
 * @param type its program type
 * @param target of a program that replaces a function ({@code ext}): the type of the program whose function it is, where
 *     the user told it
 */
public record ProgramKind(ProgramType type, Optional<ProgramType> target) {
    /** What no type serves better than being static. */
    public static final ProgramKind UNKNOWN = of(ProgramType.UNKNOWN);

    /** A program that replaces nothing, or nothing known. */
    public static ProgramKind of(ProgramType type) {
        return new ProgramKind(type, Optional.empty());
    }
}
