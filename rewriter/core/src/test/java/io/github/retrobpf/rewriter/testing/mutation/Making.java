package io.github.retrobpf.rewriter.testing.mutation;

import io.github.retrobpf.elf.io.MalformedInputException;

/** Makes the bytes of a mutant. */
@FunctionalInterface
interface Making {
    /**
     * The whole file.
     *
     * @throws IllegalStateException where the edit makes no file at all
     * @throws IllegalArgumentException the same
     */
    byte[] make() throws MalformedInputException;
}
