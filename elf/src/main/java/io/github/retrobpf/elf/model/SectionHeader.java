package io.github.retrobpf.elf.model;

import io.github.retrobpf.elf.format.SectionType;

/**
 * One {@code Elf64_Shdr}, as it stands in the file.
 *
 * @param nameOffset in the section name table
 * @param typeCode {@code sh_type}
 * @param flags {@code sh_flags}, see {@link io.github.retrobpf.elf.format.SectionFlags}
 * @param address {@code sh_addr}
 * @param offset in the file, in bytes
 * @param size in bytes
 * @param link {@code sh_link}
 * @param info {@code sh_info}
 * @param alignment {@code sh_addralign}, 0 or a power of two
 * @param entrySize {@code sh_entsize}, in bytes
 */
public record SectionHeader(
        int nameOffset,
        int typeCode,
        long flags,
        long address,
        long offset,
        long size,
        int link,
        int info,
        long alignment,
        long entrySize) {

    public SectionType type() {
        return SectionType.of(typeCode);
    }

    public boolean has(long flag) {
        return (flags & flag) != 0;
    }
}
