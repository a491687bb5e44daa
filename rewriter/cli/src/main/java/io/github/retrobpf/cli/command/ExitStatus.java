package io.github.retrobpf.cli.command;

/** How a run ended. Scripts rely on the numbers. */
public enum ExitStatus {
    DONE(0),
    /** Something about an input or a file. */
    PROBLEM(1),
    /** The command line makes no sense. */
    USAGE(2),
    /** Two files that were compared differ: an object is no translation of its original, or types are other ones. */
    MISMATCH(3),
    /** Our bug; the number is EX_SOFTWARE of sysexits.h. */
    INTERNAL(70);

    private final int code;

    ExitStatus(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /** The graver of the two. */
    public ExitStatus and(ExitStatus other) {
        return code >= other.code ? this : other;
    }
}
