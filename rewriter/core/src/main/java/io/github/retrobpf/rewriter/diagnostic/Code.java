package io.github.retrobpf.rewriter.diagnostic;

import java.util.Locale;

/** The kinds of diagnostics; their names are stable, for filters. */
public enum Code {
    /** A tagged argument points to something that no kernel takes for the program's context. */
    CTX_TYPE_MISMATCH(Severity.WARNING),
    /** A section name does not tell the program type. */
    CTX_UNKNOWN_PROGRAM_TYPE(Severity.WARNING),
    /** The tag stands where it means nothing. */
    CTX_TAG_MISPLACED(Severity.WARNING),
    /** A tagged function is defined in another object. */
    CTX_EXTERN(Severity.WARNING),
    /** No entry program reaches a tagged function. */
    CTX_UNREACHED(Severity.NOTE),
    /** There are tags, but no entry program that would decide anything. */
    CTX_NO_ENTRY_PROGRAM(Severity.NOTE),
    /** There are tags, but no func_info: kernels treat every function as static, and ignore tags. */
    CTX_NO_FUNC_INFO(Severity.NOTE),
    /** There is no BTF, which holds the tags, though the object looks as if it should have some. */
    CTX_NO_BTF(Severity.NOTE);

    private final Severity severity;

    Code(Severity severity) {
        this.severity = severity;
    }

    public Severity severity() {
        return severity;
    }

    /** As messages and documents spell it: {@code CTX-TYPE-MISMATCH}. */
    public String label() {
        return name().replace('_', '-').toUpperCase(Locale.ROOT);
    }
}
