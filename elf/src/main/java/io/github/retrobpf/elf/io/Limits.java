package io.github.retrobpf.elf.io;

/**
 * How much input this library takes, and how much it takes for that.
 *
 * <p>The limits on names, tags, arguments and the like are what makes the budgets hold: whatever can be named twice in a
 * file costs no more than so many times its size. Fuzzing and tests check the budgets on inputs that are made to exceed
 * them.
 */
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

    /**
     * Most arguments of a function whose tags are looked at. Kernels refuse a global function with more than five; without a
     * limit, n functions that share a prototype of n arguments would make prototypes of n² of them.
     */
    public static final int MAX_ARGUMENTS = 16;

    /** Most tags of a function that is cloned: each clone has copies of them, and functions may share what carries them. */
    public static final int MAX_TAGS = 256;

    /**
     * How often functions may cover the same code, all in all. One inside another is odd, and loads; without a limit, n
     * functions that all reach to the end of their section would be n² instructions.
     */
    public static final int MAX_OVERLAP = 16;

    /**
     * Longest text that is told of one thing, in characters. It may hold several names, and each may be as long as {@link
     * #MAX_NAME}.
     */
    public static final int MAX_MESSAGE = 1000;

    /**
     * Budget: bytes of memory that are allocated for each byte of an object, at most and garbage included, to inspect it, to
     * rewrite it, to report and draw it. Objects of compilers take a hundredth, those that are made for it a half.
     */
    public static final int ALLOCATED_PER_BYTE = 16 << 10;

    /** Budget: nanoseconds of one processor for each byte of an object, at most. Objects of compilers take a tenth. */
    public static final int NANOS_PER_BYTE = 10_000;

    private Limits() {}
}
