package io.github.retrobpf.rewriter.link;

/**
 * A relocation of the output.
 *
 * @param offset of what it changes, from the start of the section of the output
 * @param type see {@link io.github.retrobpf.elf.format.BpfRelocation}
 * @param target what it names
 */
record Fixup(long offset, int type, Target target) {}
