package io.github.retrobpf.btf.dedup;

import io.github.retrobpf.btf.hash.KeyedHash;
import io.github.retrobpf.btf.hash.Numbering;
import io.github.retrobpf.btf.table.Btf;
import java.util.Arrays;

/** A number for each string, the same for those that say the same; 0 for the empty one. */
final class StringNumbers {
    private final byte[] bytes;
    private final KeyedHash hash;
    private final Numbering numbering;
    /** By offset: number + 1, so that 0 stands for one that nobody has asked for. */
    private final int[] known;
    /** By number, where it stands; the empty one stands nowhere. */
    private int[] starts = new int[1 << 7];

    StringNumbers(Btf btf, KeyedHash hash) {
        this.bytes = btf.stringBytes().toByteArray();
        this.hash = hash;
        this.numbering = new Numbering(hash);
        this.known = new int[bytes.length];
        number(0, 0);
    }

    /** Of the string at an offset. */
    int of(int start) {
        if (start == 0) {
            return 0;
        }
        if (known[start] == 0) {
            int end = start;
            while (bytes[end] != 0) {
                end++;
            }
            known[start] = number(start, end) + 1;
        }
        return known[start] - 1;
    }

    private int number(int start, int end) {
        long hashed = KeyedHash.START;
        for (int i = start; i < end; i++) {
            hashed = hash.add(hashed, bytes[i]);
        }
        int next = numbering.count();
        int number = numbering.number(hashed, other -> isSame(starts[other], start, end));
        if (number == next) {
            if (number == starts.length) {
                starts = Arrays.copyOf(starts, 2 * number);
            }
            starts[number] = start;
        }
        return number;
    }

    private boolean isSame(int other, int start, int end) {
        int length = end - start;
        return length < bytes.length - other
                && bytes[other + length] == 0
                && Arrays.equals(bytes, other, other + length, bytes, start, end);
    }

    /** How many there are so far. */
    int count() {
        return numbering.count();
    }
}
