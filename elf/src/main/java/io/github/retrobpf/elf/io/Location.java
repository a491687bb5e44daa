package io.github.retrobpf.elf.io;

import org.jspecify.annotations.Nullable;

/**
 * A place in an input, printed as {@code a.o:.BTF+0x2}, or as {@code a.o+0x2} outside a section; on one line, whatever the
 * section is called.
 *
 * @param file name of the input as the user gave it
 * @param section section name, or null where the offset counts from the start of the file
 * @param offset in bytes
 */
public record Location(String file, @Nullable String section, long offset) {
    /** The place {@code distance} bytes further on. */
    public Location plus(long distance) {
        return new Location(file, section, offset + distance);
    }

    @Override
    public String toString() {
        return SafeText.escape(file + (section == null ? "" : ":" + section) + "+0x" + Long.toHexString(offset));
    }
}
