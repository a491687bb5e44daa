package io.github.retrobpf.elf.format;

/** The upper four bits of {@code st_info}. */
public enum SymbolBinding {
    LOCAL,
    GLOBAL,
    WEAK,
    /** Any other code. */
    OTHER;

    public static SymbolBinding ofInfo(int info) {
        int code = info >>> 4;
        return code < OTHER.ordinal() ? values()[code] : OTHER;
    }
}
