package io.github.retrobpf.fuzz;

import io.github.retrobpf.elf.io.MalformedInputException;

/** What is done with any bytes, and what has to hold then: an {@link AssertionError} is a finding. */
@FunctionalInterface
public interface Target {
    /** As messages are to name the input. */
    String FILE = "in.o";

    /**
     * Uses the input.
     *
     * @return how many bytes the code under test was given: more than the input has where that only describes them
     * @throws MalformedInputException where the input is refused
     */
    int run(byte[] input) throws MalformedInputException;
}
