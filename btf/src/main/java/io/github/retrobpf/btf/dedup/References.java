package io.github.retrobpf.btf.dedup;

import java.util.Arrays;

/** Which types a type refers to, in the order of its fields; {@link Incoming} is the other direction. */
final class References {
    /** By id, where its targets start, and behind the last one the end. */
    private final int[] starts;

    private int[] targets;
    private int end;

    /**
     * Without any.
     *
     * @param endId one more than the highest id
     */
    References(int endId) {
        this.starts = new int[endId + 1];
        this.targets = new int[2 * endId];
    }

    /** Adds the next one of the type that is at work. */
    void add(int target) {
        if (end == targets.length) {
            targets = Arrays.copyOf(targets, 2 * end);
        }
        targets[end++] = target;
    }

    /** Closes the list of a type; types come in the order of their ids. */
    void close(int id) {
        starts[id + 1] = end;
    }

    /** Who refers to each type. */
    Incoming reversed() {
        int[] from = new int[starts.length];
        for (int i = 0; i < end; i++) {
            from[targets[i] + 1]++;
        }
        for (int id = 0; id + 1 < from.length; id++) {
            from[id + 1] += from[id];
        }
        int[] next = from.clone();
        long[] uses = new long[end];
        for (int id = 0; id + 1 < starts.length; id++) {
            for (int i = starts[id]; i < starts[id + 1]; i++) {
                uses[next[targets[i]]++] = Incoming.use(i - starts[id], id);
            }
        }
        return new Incoming(from, uses);
    }
}
