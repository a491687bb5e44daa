package io.github.retrobpf.rewriter.object;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Functions by the place of their first instruction. */
final class FunctionIndex {
    /** By section, then by offset. */
    private final Map<Integer, Map<Long, BpfFunction>> byStart = new HashMap<>();

    FunctionIndex(List<BpfFunction> functions) {
        functions.forEach(
                f -> byStart.computeIfAbsent(f.section(), s -> new HashMap<>()).put((long) f.offset(), f));
    }

    /** The function that starts there, if one does. */
    @Nullable
    BpfFunction at(int section, long offset) {
        return byStart.getOrDefault(section, Map.of()).get(offset);
    }
}
