package io.github.retrobpf.elf.format;

/** {@code sh_type}. */
public enum SectionType {
    NULL(0),
    PROGBITS(1),
    SYMTAB(2),
    STRTAB(3),
    RELA(4),
    HASH(5),
    DYNAMIC(6),
    NOTE(7),
    NOBITS(8),
    REL(9),
    DYNSYM(11),
    INIT_ARRAY(14),
    FINI_ARRAY(15),
    GROUP(17),
    SYMTAB_SHNDX(18),
    /** Symbol indices whose addresses are significant; ULEB128, a hint for linkers (LLVM). */
    LLVM_ADDRSIG(0x6fff4c03),
    /** Any other code. */
    OTHER(-1);

    private final int code;

    SectionType(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    public static SectionType of(int code) {
        for (SectionType type : values()) {
            if (type.code == code) {
                return type;
            }
        }
        return OTHER;
    }
}
