package io.github.retrobpf.rewriter.validate;

/**
 * The same instruction of both sides names these functions.
 *
 * @param index of the instruction in its function, in slots of 8 bytes
 * @param original whom it names in the original
 * @param rewritten whom it names in the rewritten object
 */
record ReferencePair(int index, CodeFunction original, CodeFunction rewritten) {}
