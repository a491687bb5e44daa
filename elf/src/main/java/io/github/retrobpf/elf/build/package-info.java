/**
 * Editing: {@link io.github.retrobpf.elf.build.ElfBuilder} changes sections, symbols and relocations under stable ids.
 */
@NullMarked
package io.github.retrobpf.elf.build;

import org.jspecify.annotations.NullMarked;
