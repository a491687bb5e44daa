package io.github.retrobpf.elf.model;

import io.github.retrobpf.elf.format.SectionFlags;
import io.github.retrobpf.elf.format.SectionType;

/**
 * A section.
 *
 * @param index in the section header table
 * @param name empty for the null section
 * @param header as it stands in the file
 * @param data what it holds
 */
public record Section(int index, String name, SectionHeader header, SectionData data) {
    public SectionType type() {
        return header.type();
    }

    public boolean isExecutable() {
        return header.has(SectionFlags.EXECINSTR);
    }

    /** Whether it holds relocations, with or without addends. */
    public boolean isRelocations() {
        return data instanceof SectionData.Relocations;
    }
}
