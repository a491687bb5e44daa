package io.github.retrobpf.btf.codec;

import io.github.retrobpf.elf.io.MalformedInputException;

/** Is shown fields of a raw record. */
@FunctionalInterface
public interface FieldVisitor {
    /**
     * Is called once per field, in the order of the bytes.
     *
     * @param offset of the four bytes, from the start of the view that is walked
     */
    void visit(int offset) throws MalformedInputException;
}
