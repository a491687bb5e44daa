package io.github.retrobpf.report.graph;

import io.github.retrobpf.rewriter.inspect.FunctionFacts;
import java.util.List;

/**
 * A function on one side.
 *
 * @param facts what the object of that side says of it; its references are the edges
 * @param origin id of the function in the input that it is, or that it was copied from; its own on the side before
 * @param contexts positions in {@link ObjectGraph#contexts} of those that it serves, ascending; an entry program's own
 *     included
 * @param treatment what was done to it; nothing on the side before
 * @param isConcerned whether the rewriting may concern it: it has a context tag, or leads to a function that has
 * @param diagnostics positions in {@link ObjectGraph#diagnostics} of those about it, or about what it was copied from
 */
public record GraphNode(
        FunctionFacts facts,
        int origin,
        List<Integer> contexts,
        Treatment treatment,
        boolean isConcerned,
        List<Integer> diagnostics) {
    public GraphNode {
        contexts = List.copyOf(contexts);
        diagnostics = List.copyOf(diagnostics);
    }

    /** Whether loaders see an entry program in it. */
    public boolean isProgram() {
        return facts.program().isPresent();
    }

    /** Whether BTF says that kernels verify it at each call, with the caller's registers. */
    public boolean isStatic() {
        return facts.linkage().filter("static"::equals).isPresent();
    }

    /** Whether it is a copy that the input does not have. */
    public boolean isClone() {
        return treatment.isClone();
    }
}
