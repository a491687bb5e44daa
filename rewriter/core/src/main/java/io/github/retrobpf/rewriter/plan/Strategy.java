package io.github.retrobpf.rewriter.plan;

/** How tagged functions become what old kernels take. */
public enum Strategy {
    /** Canonical types where the context has a name, a clone for each further name; static where it has none. */
    AUTO,
    /** Canonical types and clones only: what they do not serve stays as it is. */
    CLONE,
    /** Every tagged function becomes static, for all programs at once: no clones, and no type that a kernel must know. */
    STATIC
}
