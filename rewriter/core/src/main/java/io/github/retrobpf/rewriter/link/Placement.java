package io.github.retrobpf.rewriter.link;

import io.github.retrobpf.elf.model.Section;

/**
 * Where a section of an input comes to stand.
 *
 * @param input that has it
 * @param section of the input
 * @param output the section of the output
 * @param base of its first byte there
 * @param cuts what it loses on the way
 * @param isCopy whether the bytes are those of an earlier input
 */
record Placement(InputObject input, Section section, OutputSection output, long base, Cuts cuts, boolean isCopy) {
    /** Where an offset of the input's section is now. */
    long at(long offset) {
        return base + cuts.map(offset);
    }

    boolean isCut(long offset) {
        return cuts.at(offset).isPresent();
    }
}
