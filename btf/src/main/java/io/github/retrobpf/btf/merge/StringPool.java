package io.github.retrobpf.btf.merge;

import io.github.retrobpf.btf.hash.KeyedHash;
import io.github.retrobpf.btf.hash.Numbering;
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
    private final int limit;
    private final KeyedHash hash;
    private final Numbering numbering;
    private byte[] bytes = new byte[1 << 10];
    private int size = 1;
    /** By number; the empty string has none. */
    private int[] offsets = new int[1 << 7];

    /**
     * An empty one.
     *
     * @param limit of the section, in bytes: strings that share their ends in the input stand apart here, and a file made
     *     for it could grow to the square of its size
     */
    StringPool(int limit) {
        this(limit, KeyedHash.random());
    }

    StringPool(int limit, KeyedHash hash) {
        this.limit = limit;
        this.hash = hash;
        this.numbering = new Numbering(hash);
    }

    /**
     * The offset of a string.
     *
     * @throws IllegalArgumentException if there is a NUL in it
     */
    int offset(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a string in BTF cannot hold NUL: " + text.replace('\0', '?'));
        }
        return offset((text + '\0').getBytes(StandardCharsets.UTF_8), 0);
    }

    /** The offset of the string that starts in {@code from}, which has its NUL. */
    int offset(byte[] from, int start) {
        int end = start;
        long hashed = KeyedHash.START;
        while (from[end] != 0) {
            hashed = hash.add(hashed, from[end]);
            end++;
        }
        return end == start ? 0 : find(from, start, end + 1, hashed);
    }

    /** The end is behind the NUL. */
    private int find(byte[] from, int start, int end, long hashed) {
        int next = numbering.count();
        int number = numbering.number(hashed, other -> {
            int length = end - start;
            int known = offsets[other];
            return length <= size - known && Arrays.equals(bytes, known, known + length, from, start, end);
        });
        if (number == next) {
            if (number == offsets.length) {
                offsets = Arrays.copyOf(offsets, 2 * number);
            }
            offsets[number] = append(from, start, end);
        }
        return offsets[number];
    }

    private int append(byte[] from, int start, int end) {
        int length = end - start;
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

    /** The whole section. */
    ByteSink section(ByteOrder order) {
        return new ByteSink(order, size).bytes(Arrays.copyOf(bytes, size));
    }
}
