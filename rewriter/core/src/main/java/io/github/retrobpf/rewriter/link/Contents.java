package io.github.retrobpf.rewriter.link;

import io.github.retrobpf.elf.io.ByteSink;
import java.util.List;

/**
 * What stands in a section of the output.
 *
 * @param bytes none for NOBITS
 * @param fixups in the order of the inputs
 */
record Contents(ByteSink bytes, List<Fixup> fixups) {}
