package io.github.retrobpf.rewriter.plan;

/** What happens to a function, or to a clone of it, for the programs of one context. */
public enum Action {
    /** Tagged arguments get the canonical type, and lose their tags. */
    RETYPE,
    /** It becomes static, and loses its argument tags: kernels then verify it with the caller's registers. */
    DEMOTE,
    /** It takes no context itself, but calls what differs. */
    FOLLOW,
    /** Nothing can be done for this context: types and tags stay. */
    LEAVE
}
