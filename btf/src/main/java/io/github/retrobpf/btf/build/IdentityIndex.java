package io.github.retrobpf.btf.build;

import io.github.retrobpf.btf.model.BtfType;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The ids of each record, found by the record. Nearly every record is there once: only the others take a set. */
final class IdentityIndex {
    private final Map<BtfType, Integer> lowest = new HashMap<>();
    private final Map<BtfType, TreeSet<Integer>> higher = new HashMap<>();

    void add(BtfType type, int id) {
        Integer known = lowest.putIfAbsent(type, id);
        if (known != null) {
            lowest.put(type, Math.min(known, id));
            higher.computeIfAbsent(type, t -> new TreeSet<>()).add(Math.max(known, id));
        }
    }

    void remove(BtfType type, int id) {
        TreeSet<Integer> others = higher.getOrDefault(type, new TreeSet<>());
        if (!others.remove(id)) {
            Integer next = others.pollFirst();
            if (next == null) {
                lowest.remove(type);
            } else {
                lowest.put(type, next);
            }
        }
    }

    /** The lowest id, or null. */
    @Nullable
    Integer find(BtfType type) {
        return lowest.get(type);
    }
}
