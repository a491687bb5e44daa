package io.github.retrobpf.btf.merge;

import io.github.retrobpf.elf.io.ByteSink;
import io.github.retrobpf.elf.io.LimitExceededException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A new string section: each string stands there once, in the order in which they were asked for, the empty one first.
 *
 * <p>Strings are compared as bytes; no {@code String} is made.
 */
final class StringPool {
    /** What stands for no string in {@link #slots}. The empty string is never looked up there. */
    private static final int FREE = 0;

    private final int limit;
    private byte[] bytes = new byte[1 << 10];
    private int size = 1;
    /** Offsets by hash: open addressing, a power of two, half of them free at least. */
    private int[] slots = new int[1 << 8];

    private int count;

    /**
     * An empty one.
     *
     * @param limit of the section, in bytes: strings that share their ends in the input stand apart here, and a file made
     *     for it could grow to the square of its size
     */
    StringPool(int limit) {
        this.limit = limit;
    }

    /** The offset of a string. */
    int offset(String text) {
        byte[] utf8 = (text + '\0').getBytes(StandardCharsets.UTF_8);
        return offset(utf8, 0);
    }

    /** The offset of the string that starts in {@code from}, which has its NUL. */
    int offset(byte[] from, int start) {
        int end = start;
        int hash = 1;
        while (from[end] != 0) {
            hash = 31 * hash + from[end];
            end++;
        }
        return end == start ? 0 : find(from, start, end, spread(hash));
    }

    private int find(byte[] from, int start, int end, int hash) {
        int mask = slots.length - 1;
        int slot = hash & mask;
        for (; slots[slot] != FREE; slot = slot + 1 & mask) {
            int known = slots[slot];
            int length = end + 1 - start;
            if (length <= size - known && Arrays.equals(bytes, known, known + length, from, start, end + 1)) {
                return known;
            }
        }
        int offset = append(from, start, end);
        slots[slot] = offset;
        if (2 * ++count > slots.length) {
            grow();
        }
        return offset;
    }

    private int append(byte[] from, int start, int end) {
        int length = end + 1 - start;
        if (length > limit - size) {
            throw new LimitExceededException("would have more than " + limit + " bytes of strings");
        }
        if (length > bytes.length - size) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(limit, Math.max(2L * bytes.length, (long) size + length)));
        }
        System.arraycopy(from, start, bytes, size, length);
        size += length;
        return size - length;
    }

    private void grow() {
        int[] old = slots;
        slots = new int[2 * old.length];
        int mask = slots.length - 1;
        for (int offset : old) {
            if (offset != FREE) {
                int hash = 1;
                for (int at = offset; bytes[at] != 0; at++) {
                    hash = 31 * hash + bytes[at];
                }
                int slot = spread(hash) & mask;
                while (slots[slot] != FREE) {
                    slot = slot + 1 & mask;
                }
                slots[slot] = offset;
            }
        }
    }

    private static int spread(int hash) {
        int h = hash * 0x9e3779b9;
        return h ^ h >>> 16;
    }

    /** The whole section. */
    ByteSink section(ByteOrder order) {
        return new ByteSink(order, size).bytes(Arrays.copyOf(bytes, size));
    }
}
