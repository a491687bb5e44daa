package io.github.retrobpf.rewriter.inspect;

/**
 * A DECL_TAG of a function.
 *
 * @param argument index of the argument that it stands on, or -1 for the function itself
 * @param text such as {@code arg:ctx}
 */
public record TagFacts(int argument, String text) {}
