package io.github.retrobpf.rewriter.plan;

import io.github.retrobpf.rewriter.object.BpfFunction;
import io.github.retrobpf.rewriter.program.ProgramType;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The functions that programs name as exception callbacks. Kernels want these to be global, in those programs. */
final class ExceptionCallbacks {
    /** Ids of functions, by the type of the programs that name them. */
    private final Map<ProgramType, BitSet> byType = new HashMap<>();

    ExceptionCallbacks(List<EntryProgram> programs, References references) {
        for (EntryProgram program : programs) {
            references
                    .exceptionCallbackOf(program.function())
                    .ifPresent(callback -> byType.computeIfAbsent(program.type(), t -> new BitSet())
                            .set(callback));
        }
    }

    /** Whether a program of one of these types names a function. */
    boolean contains(BpfFunction function, Collection<ProgramType> types) {
        return types.stream()
                .anyMatch(type -> byType.containsKey(type) && byType.get(type).get(function.id()));
    }

    /** Whether any program names a function. */
    boolean contains(BpfFunction function) {
        return contains(function, byType.keySet());
    }
}
