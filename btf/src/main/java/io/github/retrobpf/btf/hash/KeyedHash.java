package io.github.retrobpf.btf.hash;

import java.util.SplittableRandom;

/**
 * A hash of words for tables whose order nobody sees. Its key is drawn anew each time: with a fixed one, who makes a file
 * could make all of it share a hash, and a table would become a list. What comes out of a table must not depend on it.
 *
 * <p>A polynomial over the field of 2⁶¹ − 1 elements: two sequences of n words collide with at most n of its keys.
 */
public final class KeyedHash {
    /** Of the empty sequence. */
    public static final long START = 1;

    private static final long PRIME = (1L << 61) - 1;

    private final long factor;
    private final long scale;

    /**
     * One with this key.
     *
     * @param factor less than 2⁶¹ − 1
     * @param scale an odd number; with 0 everything has the same slot, which tests want
     */
    public KeyedHash(long factor, long scale) {
        this.factor = factor;
        this.scale = scale;
    }

    /** One with a key that nobody knows. */
    public static KeyedHash random() {
        SplittableRandom random = new SplittableRandom();
        return new KeyedHash(random.nextLong(1L << 32, PRIME), random.nextLong() | 1);
    }

    /** Of a sequence with a word more. */
    public long add(long hash, int word) {
        long low = hash * factor;
        long high = Math.multiplyHigh(hash, factor);
        // 2⁶¹ is 1 in this field, so that what stands above bit 61 counts as it is.
        long product = reduce((low & PRIME) + ((low >>> 61) | (high << 3)));
        return reduce(product + Integer.toUnsignedLong(word));
    }

    private static long reduce(long value) {
        long once = (value & PRIME) + (value >>> 61);
        return once >= PRIME ? once - PRIME : once;
    }

    /** Where to look first, in a table with a power of two slots. */
    int slot(long hash, int slots) {
        return (int) ((hash * scale) >>> 32) & (slots - 1);
    }
}
