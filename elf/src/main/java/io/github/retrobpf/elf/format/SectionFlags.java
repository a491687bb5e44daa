package io.github.retrobpf.elf.format;

/** {@code sh_flags}. */
public final class SectionFlags {
    public static final long WRITE = 0x1;
    public static final long ALLOC = 0x2;
    public static final long EXECINSTR = 0x4;
    /** {@code sh_info} is a section index. */
    public static final long INFO_LINK = 0x40;

    /** The contents start with an {@code Elf64_Chdr}; relocations are for what they unpack to. */
    public static final long COMPRESSED = 0x800;

    private SectionFlags() {}
}
