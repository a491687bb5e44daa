package io.github.retrobpf.rewriter.plan;

import io.github.retrobpf.rewriter.object.BpfFunction;
import io.github.retrobpf.rewriter.object.BpfObject;
import io.github.retrobpf.rewriter.program.ProgramType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which program types reach which functions; one walk a type, so the cost is types × calls. */
final class Reach {
    /** In the order of the first program of each type. */
    private final Map<ProgramType, BitSet> byType = new LinkedHashMap<>();

    Reach(BpfObject object, References references, List<EntryProgram> programs) {
        Map<ProgramType, Deque<BpfFunction>> entries = new LinkedHashMap<>();
        for (EntryProgram program : programs) {
            entries.computeIfAbsent(program.type(), t -> new ArrayDeque<>()).add(program.function());
        }
        entries.forEach((type, from) -> byType.put(type, walk(object, references, from)));
    }

    /** The types whose programs reach a function; an entry program reaches itself only if something calls it. */
    List<ProgramType> typesThatReach(BpfFunction function) {
        List<ProgramType> types = new ArrayList<>();
        byType.forEach((type, reached) -> {
            if (reached.get(function.id())) {
                types.add(type);
            }
        });
        return types;
    }

    private static BitSet walk(BpfObject object, References references, Deque<BpfFunction> open) {
        BitSet reached = new BitSet(object.functions().size());
        BitSet walked = new BitSet(object.functions().size());
        while (!open.isEmpty()) {
            BpfFunction function = open.remove();
            if (!walked.get(function.id())) {
                walked.set(function.id());
                for (int target : references.targetsOf(function)) {
                    reached.set(target);
                    open.add(object.functions().get(target));
                }
            }
        }
        return reached;
    }
}
