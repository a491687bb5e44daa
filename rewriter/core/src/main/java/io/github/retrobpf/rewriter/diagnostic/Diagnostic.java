package io.github.retrobpf.rewriter.diagnostic;

/**
 * One thing a user has to know.
 *
 * @param code what kind of thing
 * @param message what, where, and what to do, one line
 */
public record Diagnostic(Code code, String message) {
    @Override
    public String toString() {
        return message + " [" + code.label() + "]";
    }
}
