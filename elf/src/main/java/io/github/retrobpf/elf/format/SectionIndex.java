package io.github.retrobpf.elf.format;

/** The section indices that do not name a section. */
public final class SectionIndex {
    public static final int UNDEF = 0;
    /** From here on an index is special; the last one that can name a section is 0xfeff, 65,279. */
    public static final int LORESERVE = 0xff00;

    public static final int ABS = 0xfff1;
    public static final int COMMON = 0xfff2;
    /** The index stands elsewhere (extended numbering). */
    public static final int XINDEX = 0xffff;

    private SectionIndex() {}

    /** Whether the index names a section of the file. */
    public static boolean isSection(int shndx) {
        return shndx != UNDEF && shndx < LORESERVE;
    }
}
