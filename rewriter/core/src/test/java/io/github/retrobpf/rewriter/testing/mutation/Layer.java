package io.github.retrobpf.rewriter.testing.mutation;

import io.github.retrobpf.elf.io.MalformedInputException;

/** Breaks one part of a file. */
@FunctionalInterface
interface Layer {
    void collect(Subject subject, Mutants mutants) throws MalformedInputException;
}
