package io.github.retrobpf.rewriter.diagnostic;

import java.util.Locale;

/** The kinds of diagnostics; their names are stable, for filters. */
public enum Code {
    /** A tagged argument points to something that no kernel takes for the program's context. */
    CTX_TYPE_MISMATCH(Severity.WARNING, true),
    /** A section name does not tell the program type. */
    CTX_UNKNOWN_PROGRAM_TYPE(Severity.WARNING, false),
    /** The tag stands where it means nothing. */
    CTX_TAG_MISPLACED(Severity.WARNING, true),
    /** A tagged function is defined in another object. */
    CTX_EXTERN(Severity.WARNING, true),
    /** A tagged function would have to become static, and must not. */
    CTX_KEPT_GLOBAL(Severity.WARNING, true),
    /** A program replaces a function of a program whose type nobody told. */
    CTX_UNKNOWN_TARGET(Severity.WARNING, true),
    /** A function became static that kernels may give up on, so often do they have to verify it. */
    CTX_DEMOTION_COST(Severity.WARNING, false),
    /** No entry program reaches a tagged function. */
    CTX_UNREACHED(Severity.NOTE, false),
    /** There are tags, but no entry program that would decide anything. */
    CTX_NO_ENTRY_PROGRAM(Severity.NOTE, true),
    /** There are tags, but no func_info: kernels treat every function as static, and ignore tags. */
    CTX_NO_FUNC_INFO(Severity.NOTE, false),
    /** There is no BTF, which holds the tags, though the object looks as if it should have some. */
    CTX_NO_BTF(Severity.NOTE, false),
    /** An object holds something that cannot be linked. */
    LINK_UNSUPPORTED(Severity.ERROR, false),
    /** Objects have different byte orders. */
    LINK_BYTE_ORDER(Severity.ERROR, false),
    /** Objects have different licenses, or were made for different kernels. */
    LINK_LICENSE(Severity.ERROR, false),
    /** Sections of one name differ in kind, or a name is declared in another section than it is defined in. */
    LINK_SECTION(Severity.ERROR, false),
    /** A name has two strong definitions. */
    LINK_DUPLICATE(Severity.ERROR, false),
    /** A name has different types. */
    LINK_TYPE_MISMATCH(Severity.ERROR, false),
    /** A name has different maps. */
    LINK_MAP_MISMATCH(Severity.ERROR, false),
    /** The type of a name that several objects mention is not known. */
    LINK_NO_BTF(Severity.ERROR, false),
    /** Records of one kind have different sizes. */
    LINK_RECORD_SIZE(Severity.ERROR, false),
    /** Nobody defines a name, and everything was to be defined. */
    LINK_UNRESOLVED(Severity.ERROR, false),
    /** A name is an array of different sizes. */
    LINK_ARRAY_SIZE(Severity.WARNING, false),
    /** A map is hidden, and loaders refuse that. */
    LINK_MAP_HIDDEN(Severity.WARNING, false),
    /** A function has no func_info, others have. */
    LINK_NO_FUNC_INFO(Severity.WARNING, false),
    /** Debug info tells of code that is gone. */
    LINK_STALE_DEBUG(Severity.WARNING, false);

    private final Severity severity;
    private final boolean isUnmended;

    Code(Severity severity, boolean isUnmended) {
        this.severity = severity;
        this.isUnmended = isUnmended;
    }

    public Severity severity() {
        return severity;
    }

    /** Whether something stays that some kernel refuses: an error for those who want all or nothing. */
    public boolean isUnmended() {
        return isUnmended;
    }

    /** As messages and documents spell it: {@code CTX-TYPE-MISMATCH}. */
    public String label() {
        return name().replace('_', '-').toUpperCase(Locale.ROOT);
    }
}
