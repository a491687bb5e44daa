package io.github.retrobpf.report.graph;

import java.util.List;

/**
 * What programs take as their context: what decides of which variant of a function they need.
 *
 * @param type as C spells a pointer to it; empty where none has a name that every kernel takes
 * @param programTypes names of the object's program types that take it, in the order of their first program
 */
public record GraphContext(String type, List<String> programTypes) {
    public GraphContext {
        programTypes = List.copyOf(programTypes);
    }

    /** Whether every kernel knows a name for it; functions become static where none does. */
    public boolean isNamed() {
        return !type.isEmpty();
    }
}
