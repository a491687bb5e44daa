package io.github.retrobpf.btf.hash;

import java.util.Arrays;
import java.util.function.IntPredicate;

/** Numbers things from 0 on, those that are equal alike. What they are only the caller knows. */
public final class Numbering {
    private static final int FREE = -1;

    private final KeyedHash hash;
    /** By number. */
    private long[] hashes = new long[1 << 7];
    /** Numbers by hash: open addressing, a power of two, half of them free at least. */
    private int[] slots = free(1 << 8);

    private int count;

    /** Without any. */
    public Numbering(KeyedHash hash) {
        this.hash = hash;
    }

    private static int[] free(int size) {
        int[] slots = new int[size];
        Arrays.fill(slots, FREE);
        return slots;
    }

    /** How many there are: the number of the next new one. */
    public int count() {
        return count;
    }

    /**
     * The number of a thing, {@link #count} as it was before where it is new.
     *
     * @param isSame whether it is the one with a number
     */
    public int number(long hashed, IntPredicate isSame) {
        int slot = hash.slot(hashed, slots.length);
        for (; slots[slot] != FREE; slot = (slot + 1) & (slots.length - 1)) {
            int known = slots[slot];
            if (hashes[known] == hashed && isSame.test(known)) {
                return known;
            }
        }
        slots[slot] = count;
        if (count == hashes.length) {
            hashes = Arrays.copyOf(hashes, 2 * count);
        }
        hashes[count] = hashed;
        if (2 * (count + 1) > slots.length) {
            grow();
        }
        return count++;
    }

    private void grow() {
        slots = free(2 * slots.length);
        for (int number = 0; number <= count; number++) {
            int slot = hash.slot(hashes[number], slots.length);
            while (slots[slot] != FREE) {
                slot = (slot + 1) & (slots.length - 1);
            }
            slots[slot] = number;
        }
    }
}
