package io.github.retrobpf.elf.build;

import io.github.retrobpf.elf.io.ByteSink;
import io.github.retrobpf.elf.io.ByteView;
import java.util.LinkedHashMap;
import java.util.Map;

/** A string table that grows at its end: every offset that stood stays valid, whoever uses it. */
final class StringAppender {
    private final ByteView old;
    private final Map<String, Integer> added = new LinkedHashMap<>();
    private final ByteSink tail;
    private final int start;

    StringAppender(ByteView old) {
        this.old = old;
        this.tail = new ByteSink(old.order(), 64);
        // An empty table lacks the NUL that every table starts with.
        this.start = old.size() == 0 ? 1 : old.size();
    }

    int offset(String name) {
        if (name.isEmpty()) {
            return 0;
        }
        if (name.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("name " + name.replace("\0", "\\0") + " holds a NUL");
        }
        return added.computeIfAbsent(name, n -> {
            int offset = start + tail.size();
            tail.cstring(n);
            return offset;
        });
    }

    ByteView bytes() {
        if (tail.size() == 0) {
            return old;
        }
        byte[] bytes = new byte[start + tail.size()];
        old.copyTo(bytes, 0);
        byte[] more = tail.toByteArray();
        System.arraycopy(more, 0, bytes, start, more.length);
        return ByteView.of(bytes, old.at(0), old.order());
    }
}
