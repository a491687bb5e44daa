package io.github.retrobpf.elf.model;

import io.github.retrobpf.elf.format.SectionIndex;
import io.github.retrobpf.elf.format.SymbolBinding;
import io.github.retrobpf.elf.format.SymbolType;

/**
 * One {@code Elf64_Sym}.
 *
 * @param name in the linked string table
 * @param nameOffset where the name stands there
 * @param info binding and type
 * @param other visibility in the lower two bits
 * @param shndx index of the section it is defined in, or special (see {@link SectionIndex})
 * @param value offset in that section, in bytes
 * @param size in bytes
 */
public record Symbol(String name, int nameOffset, int info, int other, int shndx, long value, long size) {
    public SymbolBinding binding() {
        return SymbolBinding.ofInfo(info);
    }

    public SymbolType type() {
        return SymbolType.ofInfo(info);
    }

    public boolean isLocal() {
        return binding() == SymbolBinding.LOCAL;
    }

    /** Whether another object or the kernel has to provide it. */
    public boolean isUndefined() {
        return shndx == SectionIndex.UNDEF;
    }
}
