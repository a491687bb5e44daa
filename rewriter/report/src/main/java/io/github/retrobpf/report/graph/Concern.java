package io.github.retrobpf.report.graph;

import io.github.retrobpf.rewriter.inspect.FunctionFacts;
import io.github.retrobpf.rewriter.inspect.ReferenceFacts;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/** Which functions the rewriting may concern: those with a context tag, and all from which calls lead to one. */
final class Concern {
    private static final String CONTEXT_TAG = "arg:ctx";

    private Concern() {}

    /** Ids of functions. */
    static BitSet of(List<FunctionFacts> functions) {
        List<List<Integer>> callers = new ArrayList<>();
        functions.forEach(f -> callers.add(new ArrayList<>()));
        for (FunctionFacts function : functions) {
            for (ReferenceFacts reference : function.references()) {
                callers.get(reference.target()).add(function.id());
            }
        }
        BitSet concerned = new BitSet(functions.size());
        Deque<Integer> open = new ArrayDeque<>();
        functions.stream().filter(Concern::isTagged).forEach(f -> open.add(f.id()));
        while (!open.isEmpty()) {
            int function = open.remove();
            if (!concerned.get(function)) {
                concerned.set(function);
                open.addAll(callers.get(function));
            }
        }
        return concerned;
    }

    static boolean isTagged(FunctionFacts function) {
        return function.tags().stream()
                .anyMatch(t -> t.argument() >= 0 && t.text().equals(CONTEXT_TAG));
    }
}
