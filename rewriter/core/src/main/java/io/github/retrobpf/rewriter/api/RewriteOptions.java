package io.github.retrobpf.rewriter.api;

/**
 * How to rewrite.
 *
 * @param stripDebug whether DWARF goes
 */
public record RewriteOptions(boolean stripDebug) {
    /** Keeps everything that it does not have to touch. */
    public static final RewriteOptions DEFAULT = new RewriteOptions(false);
}
