package io.github.retrobpf.elf.format;

/** The upper four bits of {@code st_info}. */
public enum SymbolBinding {
    LOCAL(0),
    GLOBAL(1),
    WEAK(2),
    /** Any other code. */
    OTHER(-1);

    private final int code;

    SymbolBinding(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    public static SymbolBinding ofInfo(int info) {
        return switch (info >>> 4) {
            case 0 -> LOCAL;
            case 1 -> GLOBAL;
            case 2 -> WEAK;
            default -> OTHER;
        };
    }
}
