package io.github.retrobpf.rewriter.validate;

/**
 * A function of one side: what a symbol says is one.
 *
 * @param id position by section, then by offset
 * @param name of its symbol
 * @param symbol index of that symbol
 * @param isGlobal whether other code may name it by that symbol
 * @param section index of the section that holds its code
 * @param offset of its first instruction there, in bytes
 * @param size in bytes
 * @param isEntry whether it stands outside {@code .text}, where loaders look for programs
 */
record CodeFunction(
        int id, String name, int symbol, boolean isGlobal, int section, int offset, int size, boolean isEntry) {
    /** The first offset behind it, in bytes. */
    int end() {
        return offset + size;
    }

    @Override
    public String toString() {
        return "'" + name + "'";
    }
}
