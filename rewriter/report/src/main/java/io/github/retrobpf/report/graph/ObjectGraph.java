package io.github.retrobpf.report.graph;

import io.github.retrobpf.rewriter.api.RewriteResult;
import io.github.retrobpf.rewriter.diagnostic.Diagnostic;
import io.github.retrobpf.rewriter.inspect.Inspection;
import java.util.List;

/**
 * The call graph of an object, before it was rewritten and after.
 *
 * <p>Names and types are the object's own words, and may hold anything.
 *
 * @param name of the file
 * @param isChanged whether the two sides differ
 * @param before the input
 * @param after the output
 * @param contexts that the object's programs take, in the order of their first program
 * @param diagnostics what the user has to know beside
 */
public record ObjectGraph(
        String name,
        boolean isChanged,
        GraphSide before,
        GraphSide after,
        List<GraphContext> contexts,
        List<Diagnostic> diagnostics) {
    public ObjectGraph {
        contexts = List.copyOf(contexts);
        diagnostics = List.copyOf(diagnostics);
    }

    /**
     * Joins what is known of both sides; the cost is linear in functions and calls.
     *
     * @param before what is in the input
     * @param result of rewriting it
     * @param after what is in the result's output
     */
    public static ObjectGraph of(Inspection before, RewriteResult result, Inspection after) {
        return new GraphBuilder(before, result, after).graph();
    }
}
