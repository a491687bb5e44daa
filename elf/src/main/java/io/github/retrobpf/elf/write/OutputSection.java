package io.github.retrobpf.elf.write;

import io.github.retrobpf.elf.io.ByteView;
import io.github.retrobpf.elf.model.SectionHeader;

/**
 * A section that is final but for its place.
 *
 * @param header everything but {@code sh_offset} is as it will be written; {@code sh_offset} is where the section stood
 *     in the file that was read
 * @param bytes what goes into the file; none for NOBITS
 * @param oldSize how many bytes of the read file it took, or -1 for a section that was not there
 */
public record OutputSection(SectionHeader header, ByteView bytes, long oldSize) {
    boolean isNew() {
        return oldSize < 0;
    }
}
