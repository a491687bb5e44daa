package io.github.retrobpf.rewriter.diagnostic;

/** How much a diagnostic matters. */
public enum Severity {
    /** Worth knowing; nothing is wrong. */
    NOTE,
    /** Something may not load. */
    WARNING,
    /** There is no output. */
    ERROR
}
