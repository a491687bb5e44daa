/**
 * From bytes to {@link io.github.retrobpf.elf.model.ElfFile}; all checks of the input are here.
 */
@NullMarked
package io.github.retrobpf.elf.read;

import org.jspecify.annotations.NullMarked;
