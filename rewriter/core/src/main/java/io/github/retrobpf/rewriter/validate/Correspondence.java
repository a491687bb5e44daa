package io.github.retrobpf.rewriter.validate;

import java.util.Arrays;

/** Which index of one side is which of the other. */
final class Correspondence {
    /** There is none on the other side. */
    static final int NONE = -1;

    private final int[] toRewritten;
    private final int[] toOriginal;

    Correspondence(int originals, int rewritten) {
        this.toRewritten = filled(originals);
        this.toOriginal = filled(rewritten);
    }

    private static int[] filled(int size) {
        int[] empty = new int[size];
        Arrays.fill(empty, NONE);
        return empty;
    }

    void pair(int original, int rewritten) {
        toRewritten[original] = rewritten;
        toOriginal[rewritten] = original;
    }

    /** {@link #NONE} for one that is gone. */
    int rewritten(int original) {
        return toRewritten[original];
    }

    /** {@link #NONE} for one that is new. */
    int original(int rewritten) {
        return toOriginal[rewritten];
    }

    boolean isGone(int original) {
        return toRewritten[original] == NONE;
    }

    boolean isNew(int rewritten) {
        return toOriginal[rewritten] == NONE;
    }

    boolean isPair(int original, int rewritten) {
        return toRewritten[original] == rewritten;
    }
}
