package io.github.retrobpf.rewriter.validate.link;

import io.github.retrobpf.elf.model.Relocation;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that name a place or a symbol.
 *
 * @param offset of them in their section
 * @param relocation null where an instruction tells the distance
 */
record Reference(long offset, @Nullable Relocation relocation) {}
