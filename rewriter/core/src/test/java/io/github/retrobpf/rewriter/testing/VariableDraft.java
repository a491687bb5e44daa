package io.github.retrobpf.rewriter.testing;

import java.util.List;

/**
 * A variable of an {@link ObjectDraft}: eight bytes of data, or the definition of a map.
 *
 * @param section that holds it
 * @param isGlobal or static
 * @param definition of a map: type, size of the key, size of the value, entries; empty for data
 */
record VariableDraft(String section, String name, boolean isGlobal, List<Integer> definition) {
    VariableDraft {
        definition = List.copyOf(definition);
    }

    boolean isMap() {
        return !definition.isEmpty();
    }

    /** In bytes; a map's members are pointers. */
    int size() {
        return isMap() ? 8 * definition.size() : 8;
    }
}
