/**
 * An ELF64 object as it stands in the file, immutable: {@link io.github.retrobpf.elf.model.ElfFile} and what it holds.
 */
@NullMarked
package io.github.retrobpf.elf.model;

import org.jspecify.annotations.NullMarked;
