package io.github.retrobpf.rewriter.object;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Functions by the place of their first instruction. */
final class FunctionIndex {
    private record Start(int section, long offset) {}

    private final Map<Start, BpfFunction> byStart = new HashMap<>();

    FunctionIndex(List<BpfFunction> functions) {
        functions.forEach(f -> byStart.put(new Start(f.section(), f.offset()), f));
    }

    /** The function that starts there, if one does. */
    @Nullable
    BpfFunction at(int section, long offset) {
        return byStart.get(new Start(section, offset));
    }
}
