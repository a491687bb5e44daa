package io.github.retrobpf.rewriter.plan;

import io.github.retrobpf.rewriter.object.BpfFunction;
import io.github.retrobpf.rewriter.object.BpfObject;
import io.github.retrobpf.rewriter.program.ProgramType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which program types reach which functions; one walk a type, so the cost is types × calls. */
final class Reach {
    private static final int NOBODY = -1;

    /** By type, in the order of their first programs: for each function the first program that reaches it. */
    private final Map<ProgramType, int[]> byType = new LinkedHashMap<>();

    private final BpfObject object;

    Reach(BpfObject object, References references, List<EntryProgram> programs) {
        this.object = object;
        Map<ProgramType, List<BpfFunction>> entries = new LinkedHashMap<>();
        for (EntryProgram program : programs) {
            entries.computeIfAbsent(program.type(), t -> new ArrayList<>()).add(program.function());
        }
        entries.forEach((type, from) -> byType.put(type, walk(references, from)));
    }

    /** The types whose programs reach a function; an entry program reaches itself only if something calls it. */
    List<ProgramType> typesThatReach(BpfFunction function) {
        List<ProgramType> types = new ArrayList<>();
        byType.forEach((type, reachedBy) -> {
            if (reachedBy[function.id()] != NOBODY) {
                types.add(type);
            }
        });
        return types;
    }

    /** The first entry program of a type that reaches a function. */
    Optional<BpfFunction> programThatReaches(BpfFunction function, ProgramType type) {
        return Optional.ofNullable(byType.get(type))
                .map(reachedBy -> reachedBy[function.id()])
                .filter(program -> program != NOBODY)
                .map(object.functions()::get);
    }

    private int[] walk(References references, List<BpfFunction> from) {
        int[] reachedBy = new int[object.functions().size()];
        Arrays.fill(reachedBy, NOBODY);
        BitSet walked = new BitSet(object.functions().size());
        Deque<BpfFunction> open = new ArrayDeque<>();
        for (BpfFunction program : from) {
            open.add(program);
            while (!open.isEmpty()) {
                BpfFunction function = open.remove();
                if (!walked.get(function.id())) {
                    walked.set(function.id());
                    for (int target : references.targetsOf(function)) {
                        reachedBy[target] = reachedBy[target] == NOBODY ? program.id() : reachedBy[target];
                        open.add(object.functions().get(target));
                    }
                }
            }
        }
        return reachedBy;
    }
}
