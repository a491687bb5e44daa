package io.github.retrobpf.elf.io;

/** How much input this library takes; all offsets inside fit an {@code int} because of it. */
public final class Limits {
    /** Largest file, in bytes: what a Java array holds, less the few words that some virtual machines keep. */
    public static final int MAX_BYTES = Integer.MAX_VALUE - 16;

    private Limits() {}
}
