package io.github.retrobpf.btf.build;

import io.github.retrobpf.btf.codec.TypeEncoder;
import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.elf.io.ByteSink;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The ids of each record, found by the record. Nearly every record is there once: only the others take a set.
 *
 * <p>Records are looked up by their bytes, as text: who makes them share a hash, as is easy with a few numbers, gets them
 * sorted all the same, and no search becomes one through all of them.
 */
final class IdentityIndex {
    private final Map<String, Integer> lowest = new HashMap<>();
    private final Map<String, TreeSet<Integer>> higher = new HashMap<>();

    private static String key(BtfType type) {
        ByteSink sink = new ByteSink(ByteOrder.LITTLE_ENDIAN, TypeEncoder.size(type));
        TypeEncoder.encode(type, sink);
        return new String(sink.toByteArray(), StandardCharsets.ISO_8859_1);
    }

    void add(BtfType type, int id) {
        String key = key(type);
        Integer known = lowest.putIfAbsent(key, id);
        if (known != null) {
            lowest.put(key, Math.min(known, id));
            higher.computeIfAbsent(key, t -> new TreeSet<>()).add(Math.max(known, id));
        }
    }

    void remove(BtfType type, int id) {
        String key = key(type);
        TreeSet<Integer> others = higher.getOrDefault(key, new TreeSet<>());
        if (!others.remove(id)) {
            Integer next = others.pollFirst();
            if (next == null) {
                lowest.remove(key);
            } else {
                lowest.put(key, next);
            }
        }
    }

    /** The lowest id, or null. */
    @Nullable
    Integer find(BtfType type) {
        return lowest.get(key(type));
    }
}
