package io.github.retrobpf.rewriter.testing.random;

/**
 * A variable of eight bytes.
 *
 * @param section {@code .data} or {@code .rodata}
 * @param isGlobal or static
 */
record Variable(String section, String name, boolean isGlobal) {
    boolean isWritable() {
        return !section.equals(".rodata");
    }
}
