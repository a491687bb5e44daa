package io.github.retrobpf.rewriter.inspect;

/**
 * A DECL_TAG of a function.
 *
 * @param argument index of the argument that it stands on, or {@link #FUNCTION}
 * @param text such as {@code arg:ctx}
 */
public record TagFacts(int argument, String text) {
    /** It stands on the function itself. */
    public static final int FUNCTION = -1;
}
