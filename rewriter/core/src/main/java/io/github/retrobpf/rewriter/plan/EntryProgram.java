package io.github.retrobpf.rewriter.plan;

import io.github.retrobpf.rewriter.object.BpfFunction;
import io.github.retrobpf.rewriter.program.ProgramKind;
import io.github.retrobpf.rewriter.program.ProgramType;

/**
 * An entry program.
 *
 * @param function its code
 * @param section name of its section
 * @param kind what it is
 * @param knownBy who told
 */
public record EntryProgram(BpfFunction function, String section, ProgramKind kind, KnownBy knownBy) {
    /** Who tells what a program is. */
    public enum KnownBy {
        SECTION_NAME,
        /** The user. */
        OPTION,
        /** Its type is {@link ProgramType#UNKNOWN}. */
        NOBODY
    }

    public ProgramType type() {
        return kind.type();
    }
}
