package io.github.retrobpf.rewriter.object;

import java.util.BitSet;
import java.util.List;

/**
 * Who names whom. Calls and addresses count alike: a callback runs in the context of whoever hands it over.
 *
 * <p>Not in the graph: calls that leave the object (kernel functions) and function pointers in data, which nothing can
 * call with a context.
 */
public final class CallGraph {
    private final List<List<FunctionReference>> references;

    private final BitSet loops;

    /**
     * A graph.
     *
     * @param loops ids of the functions that jump backward
     */
    CallGraph(List<List<FunctionReference>> references, BitSet loops) {
        this.loops = loops;
        this.references = references.stream().map(List::copyOf).toList();
    }

    /** What the instructions of a function name, in their order. */
    public List<FunctionReference> referencesOf(int function) {
        return references.get(function);
    }

    /** Whether a function jumps backward. */
    public boolean loops(int function) {
        return loops.get(function);
    }
}
