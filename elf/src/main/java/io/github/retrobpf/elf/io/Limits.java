package io.github.retrobpf.elf.io;

/** How much input this library takes. */
public final class Limits {
    /**
     * Largest file, in bytes: what a Java array holds, less the few words that some virtual machines keep. All offsets
     * inside fit an {@code int} because of it.
     */
    public static final int MAX_BYTES = Integer.MAX_VALUE - 16;

    /**
     * Longest name of a section or symbol, in bytes. Strings of a table may share their ends: without a limit, a file of
     * n bytes could hold names of n² bytes. Compilers stay far below; the kernel takes 511.
     */
    public static final int MAX_NAME = 4096;

    private Limits() {}
}
