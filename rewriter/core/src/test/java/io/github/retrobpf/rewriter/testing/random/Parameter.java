package io.github.retrobpf.rewriter.testing.random;

import java.util.List;
import java.util.Optional;

/**
 * A parameter of a function.
 *
 * @param kind what is passed
 * @param shape of a context; empty for others
 * @param tags on it
 */
record Parameter(Kind kind, Optional<ContextShape> shape, List<String> tags) {
    static final String CONTEXT_TAG = "arg:ctx";

    /** What is passed. */
    enum Kind {
        CONTEXT,
        /** An {@code int}. */
        SCALAR,
        /** A pointer to eight bytes, or null. */
        MEMORY,
        /** What {@code bpf_loop()} passes on: a pointer to a pointer to the context. */
        JOB
    }

    Parameter {
        tags = List.copyOf(tags);
    }

    boolean isTaggedContext() {
        return kind == Kind.CONTEXT && tags.contains(CONTEXT_TAG);
    }
}
