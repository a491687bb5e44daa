/**
 * From an edited object to bytes, in two steps: {@link io.github.retrobpf.elf.write.ElfLayout} fixes every offset, then
 * {@link io.github.retrobpf.elf.write.ElfWriter} writes.
 */
@NullMarked
package io.github.retrobpf.elf.write;

import org.jspecify.annotations.NullMarked;
