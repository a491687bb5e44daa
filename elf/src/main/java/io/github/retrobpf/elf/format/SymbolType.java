package io.github.retrobpf.elf.format;

/** The lower four bits of {@code st_info}. */
public enum SymbolType {
    NOTYPE,
    OBJECT,
    FUNC,
    SECTION,
    FILE,
    COMMON,
    TLS,
    /** Any other code. */
    OTHER;

    public static SymbolType ofInfo(int info) {
        int code = info & 0xf;
        return code < OTHER.ordinal() ? values()[code] : OTHER;
    }

    /** {@code st_info} of a symbol of this type. */
    public int info(SymbolBinding binding) {
        return binding.ordinal() << 4 | ordinal();
    }
}
