package io.github.retrobpf.elf.build;

import org.jspecify.annotations.Nullable;

/**
 * A section to be added.
 *
 * @param name added to the section names when writing
 * @param typeCode {@code sh_type}
 * @param flags {@code sh_flags}
 * @param alignment in bytes, a power of two
 * @param entrySize {@code sh_entsize}, 0 where entries differ in size
 * @param link the section that {@code sh_link} names, if any
 * @param info the section that {@code sh_info} names, if any
 */
public record NewSection(
        String name,
        int typeCode,
        long flags,
        long alignment,
        long entrySize,
        @Nullable SectionId link,
        @Nullable SectionId info) {}
