package io.github.retrobpf.btf.dedup;

import io.github.retrobpf.btf.hash.KeyedHash;
import io.github.retrobpf.btf.hash.Numbering;
import java.util.Arrays;

/** A number for each sequence of words, the same for those that are equal. */
final class LabelTable {
    private final KeyedHash hash;
    private final Numbering numbering;
    /** Of all sequences, behind each other. */
    private int[] words = new int[1 << 10];
    /** By number, and behind the last one the end. */
    private int[] starts = new int[1 << 7];

    LabelTable(KeyedHash hash) {
        this.hash = hash;
        this.numbering = new Numbering(hash);
    }

    /** Of the first words of an array. */
    int label(int[] sequence, int length) {
        long hashed = KeyedHash.START;
        for (int i = 0; i < length; i++) {
            hashed = hash.add(hashed, sequence[i]);
        }
        int next = numbering.count();
        int label = numbering.number(
                hashed, other -> Arrays.equals(words, starts[other], starts[other + 1], sequence, 0, length));
        if (label == next) {
            append(label, sequence, length);
        }
        return label;
    }

    /** How many there are so far. */
    int count() {
        return numbering.count();
    }

    private void append(int label, int[] sequence, int length) {
        int start = starts[label];
        int end = Math.addExact(start, length);
        if (end > words.length) {
            words = Arrays.copyOf(words, (int) Math.min(Integer.MAX_VALUE - 16, Math.max(2L * words.length, end)));
        }
        System.arraycopy(sequence, 0, words, start, length);
        if (label + 1 == starts.length) {
            starts = Arrays.copyOf(starts, 2 * starts.length);
        }
        starts[label + 1] = end;
    }
}
