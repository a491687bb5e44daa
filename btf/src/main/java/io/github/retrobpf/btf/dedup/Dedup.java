package io.github.retrobpf.btf.dedup;

import io.github.retrobpf.btf.table.Btf;

/** Placeholder: every type stands for itself. */
public final class Dedup {
    private Dedup() {}

    /** By id, the type that stands for it. */
    public static int[] canonical(Btf btf) {
        int[] canonical = new int[btf.endId()];
        for (int id = 0; id < canonical.length; id++) {
            canonical[id] = id;
        }
        return canonical;
    }
}
