package io.github.retrobpf.btf.build;

import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.elf.io.ByteSink;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The strings of a {@link Btf}, and more behind them. */
final class StringAppender {
    private final Btf original;
    private final ByteSink appended;
    private final TreeMap<Integer, String> appendedAt = new TreeMap<>();
    /** By their bytes, one char each: not every string in an object is proper UTF-8. Null until it is needed. */
    private @Nullable Map<String, Integer> offsets;

    StringAppender(Btf original) {
        this.original = original;
        this.appended = new ByteSink(original.order(), 0);
    }

    /** The offset of a string with these bytes, the lowest if there are several; appended if there is none. */
    int offset(String string) {
        if (string.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a string in BTF cannot hold NUL: " + string.replace('\0', '?'));
        }
        if (string.isEmpty()) {
            return 0;
        }
        if (end() == 0) {
            appended.u8(0); // the empty string comes first
            appendedAt.put(0, "");
        }
        if (offsets == null) {
            offsets = new HashMap<>();
            index(original, offsets);
        }
        byte[] bytes = string.getBytes(StandardCharsets.UTF_8);
        String key = new String(bytes, StandardCharsets.ISO_8859_1);
        Integer known = offsets.get(key);
        if (known != null) {
            return known;
        }
        int offset = end();
        if (bytes.length + 1 > Integer.MAX_VALUE - offset) {
            throw new IllegalArgumentException("string of " + bytes.length + " bytes does not fit behind " + offset);
        }
        appended.bytes(bytes).u8(0);
        appendedAt.put(offset, string);
        offsets.put(key, offset);
        return offset;
    }

    private static void index(Btf btf, Map<String, Integer> offsets) {
        Btf base = btf.base();
        if (base != null) {
            index(base, offsets);
        }
        byte[] bytes = btf.stringBytes().toByteArray();
        for (int start = 0, end = 0; end < bytes.length; end++) {
            if (bytes[end] == 0) {
                String key = new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
                offsets.putIfAbsent(key, btf.stringsStart() + start);
                start = end + 1;
            }
        }
    }

    String string(int offset) {
        if (offset < original.stringsEnd() || appended.size() == 0) {
            return original.string(offset);
        }
        if (offset >= end()) {
            throw new IndexOutOfBoundsException("string offset " + offset + " is not below " + end());
        }
        Map.Entry<Integer, String> entry = appendedAt.floorEntry(offset);
        byte[] bytes = entry.getValue().getBytes(StandardCharsets.UTF_8);
        int skipped = offset - entry.getKey();
        return new String(bytes, skipped, bytes.length - skipped, StandardCharsets.UTF_8);
    }

    int end() {
        return original.stringsEnd() + appended.size();
    }

    boolean changed() {
        return appended.size() > 0;
    }

    /** The original's bytes and the new ones, without the base's. */
    ByteSink section() {
        ByteSink all = new ByteSink(original.order(), end() - original.stringsStart());
        all.bytes(original.stringBytes()).bytes(appended.toByteArray());
        return end() == 0 ? all.u8(0) : all; // types need a string section, be it for no names
    }
}
