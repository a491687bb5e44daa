package io.github.retrobpf.btf.merge;

import io.github.retrobpf.btf.table.Btf;

/** Where the strings of one BTF stand in a {@link StringPool}. Each is looked up once. */
final class StringMap {
    private final StringPool pool;
    private final byte[] bytes;
    /** By old offset: new offset + 1, so that 0 stands for one that nobody has asked for. */
    private final int[] known;

    StringMap(Btf from, StringPool pool) {
        this.pool = pool;
        this.bytes = from.stringBytes().toByteArray();
        this.known = new int[bytes.length];
    }

    /** The new offset of the string at an old one. */
    int offset(int old) {
        if (old == 0) {
            return 0;
        }
        if (known[old] == 0) {
            known[old] = pool.offset(bytes, old) + 1;
        }
        return known[old] - 1;
    }
}
