/**
 * Bytes in, bytes out: {@link io.github.retrobpf.elf.io.ByteView} is the only class that reads a buffer, {@link
 * io.github.retrobpf.elf.io.ByteSink} the only one that fills one. Every failure names file, section and offset, in one line.
 */
@NullMarked
package io.github.retrobpf.elf.io;

import org.jspecify.annotations.NullMarked;
