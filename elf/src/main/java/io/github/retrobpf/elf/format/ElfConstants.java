package io.github.retrobpf.elf.format;

/** Sizes and codes of the ELF64 headers. */
public final class ElfConstants {
    public static final int HEADER_SIZE = 64;
    public static final int SECTION_HEADER_SIZE = 64;
    public static final int SYMBOL_SIZE = 24;
    public static final int REL_SIZE = 16;
    public static final int RELA_SIZE = 24;

    public static final int CLASS_64 = 2;
    public static final int DATA_LITTLE = 1;
    public static final int DATA_BIG = 2;
    public static final int ET_REL = 1;
    public static final int EM_BPF = 247;

    private ElfConstants() {}

    /** Of an entry of REL, or with addends of RELA, in bytes. */
    public static int relocationSize(boolean addends) {
        return addends ? RELA_SIZE : REL_SIZE;
    }
}
