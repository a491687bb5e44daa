package io.github.retrobpf.rewriter.plan;

/** Why something happens to a function, or does not. */
public enum Reason {
    /** The context has a type that every kernel recognises. */
    NAMED_CONTEXT,
    /** No type of the context serves on every kernel. */
    UNNAMED_CONTEXT,
    /** Nothing tells the program type, so no context type is safe. */
    UNKNOWN_PROGRAM_TYPE,
    /** The user wants every tagged function static. */
    STRATEGY_STATIC,
    /** What it calls differs between contexts. */
    CALLS_VARIANT,
    /** An argument points to something that no kernel takes for the context. */
    TYPE_MISMATCH,
    /** It would have to become static, which the user does not want of any function. */
    STRATEGY_CLONE,
    /** It would have to become static, but something names it as a global function. */
    KEPT_GLOBAL,
    /** No entry program reaches it. */
    UNREACHED
}
