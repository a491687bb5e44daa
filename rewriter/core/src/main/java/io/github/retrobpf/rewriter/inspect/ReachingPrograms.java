package io.github.retrobpf.rewriter.inspect;

import io.github.retrobpf.rewriter.plan.EntryProgram;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Which entry programs reach a function, the first {@link FunctionFacts#REACHED_BY_LIMIT} of them. No walk goes on from a
 * function that has as many, so the cost is so many times the number of calls.
 */
final class ReachingPrograms {
    private final IntFunction<List<Integer>> targets;
    private final IntFunction<List<Integer>> targetsOfProgram;
    private final List<List<Integer>> programs = new ArrayList<>();
    private final BitSet reachedByMore;

    /**
     * Walks from each program, in their order.
     *
     * @param functions how many there are
     * @param targets ids of the functions that one names
     * @param targetsOfProgram ids of the functions that an entry program names
     */
    ReachingPrograms(
            int functions,
            IntFunction<List<Integer>> targets,
            IntFunction<List<Integer>> targetsOfProgram,
            List<EntryProgram> entries) {
        this.targets = targets;
        this.targetsOfProgram = targetsOfProgram;
        this.reachedByMore = new BitSet(functions);
        for (int i = 0; i < functions; i++) {
            programs.add(new ArrayList<>());
        }
        entries.forEach(e -> walk(e.function().id()));
        markBehind();
    }

    /** Ids of entry programs; an entry program is among its own only if something calls it. */
    List<Integer> of(int function) {
        return programs.get(function);
    }

    /** Whether there are more than {@link #of} tells. */
    boolean areMore(int function) {
        return reachedByMore.get(function);
    }

    private void walk(int program) {
        Deque<Integer> open = new ArrayDeque<>(targetsOfProgram.apply(program));
        while (!open.isEmpty()) {
            int target = open.remove();
            List<Integer> reaching = programs.get(target);
            if (!reaching.isEmpty() && reaching.get(reaching.size() - 1) == program) {
                continue; // been there
            }
            if (reaching.size() == FunctionFacts.REACHED_BY_LIMIT) {
                reachedByMore.set(target);
            } else {
                reaching.add(program);
                open.addAll(targets.apply(target));
            }
        }
    }

    /** What one program too many reaches, it reaches through to the end. */
    private void markBehind() {
        Deque<Integer> open = new ArrayDeque<>();
        reachedByMore.stream().forEach(open::add);
        while (!open.isEmpty()) {
            for (int target : targets.apply(open.remove())) {
                if (!reachedByMore.get(target)) {
                    reachedByMore.set(target);
                    open.add(target);
                }
            }
        }
    }
}
