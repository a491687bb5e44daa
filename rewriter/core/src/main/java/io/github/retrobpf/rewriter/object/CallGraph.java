package io.github.retrobpf.rewriter.object;

import io.github.retrobpf.elf.io.Location;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who names whom. Calls and addresses count alike: a callback runs in the context of whoever hands it over.
 *
 * <p>Not in the graph: calls that leave the object (kernel functions) and function pointers in data, which nothing can
 * call with a context.
 */
public final class CallGraph {
    private final List<List<FunctionReference>> references;

    private final BitSet loops;
    private final @Nullable Location behindText;

    /**
     * A graph.
     *
     * @param loops ids of the functions that jump backward
     * @param behindText the first instruction that names a place behind the end of {@code .text}; null without any
     */
    CallGraph(List<List<FunctionReference>> references, BitSet loops, @Nullable Location behindText) {
        this.loops = loops;
        this.behindText = behindText;
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

    /** The first instruction that names a place behind the end of {@code .text}: nothing is there until something is added. */
    public Optional<Location> behindText() {
        return Optional.ofNullable(behindText);
    }
}
