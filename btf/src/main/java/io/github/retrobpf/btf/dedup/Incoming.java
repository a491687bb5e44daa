package io.github.retrobpf.btf.dedup;

/** Which types refer to a type, and with which of their fields. */
final class Incoming {
    /** By id, where its uses start, and behind the last one the end. */
    private final int[] starts;

    private final long[] uses;

    Incoming(int[] starts, long[] uses) {
        this.starts = starts;
        this.uses = uses;
    }

    /** A reference, to be sorted by the number of the field. */
    static long use(int field, int id) {
        return (long) field << 32 | id;
    }

    /** The number of the field, counted among those of its type that refer to types. */
    static int field(long use) {
        return (int) (use >>> 32);
    }

    /** Whose field it is. */
    static int id(long use) {
        return (int) use;
    }

    int count(int id) {
        return starts[id + 1] - starts[id];
    }

    /** Copies the uses of a type to a place in {@code target}. */
    void copy(int id, long[] target, int position) {
        System.arraycopy(uses, starts[id], target, position, count(id));
    }
}
