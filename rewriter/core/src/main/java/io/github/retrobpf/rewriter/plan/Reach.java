package io.github.retrobpf.rewriter.plan;

import io.github.retrobpf.rewriter.object.BpfFunction;
import io.github.retrobpf.rewriter.object.BpfObject;
import io.github.retrobpf.rewriter.program.ProgramType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which program types reach which functions; one walk a type, so the cost is types × calls. */
public final class Reach {
    private static final int NOBODY = -1;

    private final List<EntryProgram> programs;
    /**
     * In the order of the first program of each type: for each function the number of the first program that reaches it,
     * or {@link #NOBODY}.
     */
    private final Map<ProgramType, int[]> byType = new LinkedHashMap<>();

    public Reach(BpfObject object, References references, List<EntryProgram> programs) {
        this.programs = programs;
        Map<ProgramType, List<Integer>> entries = new LinkedHashMap<>();
        for (int i = 0; i < programs.size(); i++) {
            entries.computeIfAbsent(programs.get(i).type(), t -> new ArrayList<>())
                    .add(i);
        }
        entries.forEach((type, from) -> byType.put(type, walk(object, references, from)));
    }

    /** The types whose programs reach a function; an entry program reaches itself only if something calls it. */
    public List<ProgramType> typesThatReach(BpfFunction function) {
        List<ProgramType> types = new ArrayList<>();
        byType.forEach((type, reachedBy) -> {
            if (reachedBy[function.id()] != NOBODY) {
                types.add(type);
            }
        });
        return types;
    }

    /** A program of a type that reaches a function; there has to be one. */
    EntryProgram programThatReaches(BpfFunction function, ProgramType type) {
        int @Nullable [] reachedBy = byType.get(type);
        if (reachedBy == null || reachedBy[function.id()] == NOBODY) {
            throw new IllegalArgumentException("no " + type.name() + " program reaches " + function.name());
        }
        return programs.get(reachedBy[function.id()]);
    }

    private int[] walk(BpfObject object, References references, List<Integer> from) {
        int[] reachedBy = new int[object.functions().size()];
        Arrays.fill(reachedBy, NOBODY);
        for (int program : from) {
            Deque<Integer> open = new ArrayDeque<>(
                    references.targetsOfProgram(programs.get(program).function()));
            while (!open.isEmpty()) {
                int function = open.remove();
                if (reachedBy[function] == NOBODY) {
                    reachedBy[function] = program;
                    open.addAll(references.targetsOf(object.functions().get(function)));
                }
            }
        }
        return reachedBy;
    }
}
