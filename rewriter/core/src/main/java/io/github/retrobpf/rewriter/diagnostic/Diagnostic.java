package io.github.retrobpf.rewriter.diagnostic;

/**
 * One thing a user has to know.
 *
 * @param code what kind of thing
 * @param message what, where, and what to do, one line
 */
public record Diagnostic(Code code, String message) {
    /** Something about an object. */
    public static Diagnostic of(Code code, String object, String fact) {
        return new Diagnostic(code, object + ": " + fact);
    }

    @Override
    public String toString() {
        return message + " [" + code.label() + "]";
    }
}
