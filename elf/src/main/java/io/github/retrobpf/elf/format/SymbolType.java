package io.github.retrobpf.elf.format;

/** The lower four bits of {@code st_info}. */
public enum SymbolType {
    NOTYPE(0),
    OBJECT(1),
    FUNC(2),
    SECTION(3),
    FILE(4),
    COMMON(5),
    TLS(6),
    /** Any other code. */
    OTHER(-1);

    /** By code, as far as it goes. */
    private static final SymbolType[] BY_CODE = {NOTYPE, OBJECT, FUNC, SECTION, FILE, COMMON, TLS};

    private final int code;

    SymbolType(int code) {
        this.code = code;
    }

    public static SymbolType ofInfo(int info) {
        int code = info & 0xf;
        return code < BY_CODE.length ? BY_CODE[code] : OTHER;
    }

    /** {@code st_info} of a symbol of this type; neither side may be OTHER. */
    public int info(SymbolBinding binding) {
        return binding.code() << 4 | code;
    }
}
