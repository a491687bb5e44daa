package io.github.retrobpf.btf.model;

/** The kinds of BTF record, named as in include/uapi/linux/btf.h; VOID is the type with id 0, which has no record. */
public enum BtfKind {
    VOID(0),
    INT(1),
    PTR(2),
    ARRAY(3),
    STRUCT(4),
    UNION(5),
    ENUM(6),
    FWD(7),
    TYPEDEF(8),
    VOLATILE(9),
    CONST(10),
    RESTRICT(11),
    FUNC(12),
    FUNC_PROTO(13),
    VAR(14),
    DATASEC(15),
    /** Since Linux 5.13. */
    FLOAT(16),
    /** Since Linux 5.16. */
    DECL_TAG(17),
    /** Since Linux 5.17. */
    TYPE_TAG(18),
    /** Since Linux 6.0. */
    ENUM64(19);

    private static final BtfKind[] BY_CODE = values();

    private final int code;

    BtfKind(int code) {
        this.code = code;
    }

    /** The number in the record's info word. */
    public int code() {
        return code;
    }

    /** Whether {@link #of} has a kind for this number. */
    public static boolean isKnown(int code) {
        return code >= 0 && code < BY_CODE.length;
    }

    /**
     * The kind with this number.
     *
     * @throws IllegalArgumentException if {@link #isKnown} says no
     */
    public static BtfKind of(int code) {
        if (!isKnown(code)) {
            throw new IllegalArgumentException("kind " + code + " is unknown");
        }
        return BY_CODE[code];
    }

    /** Whether the kind only decorates the type it points to: libbpf's btf_is_mod, and typedefs. */
    public boolean isModifier() {
        return switch (this) {
            case TYPEDEF, VOLATILE, CONST, RESTRICT, TYPE_TAG -> true;
            case VOID,
                    INT,
                    PTR,
                    ARRAY,
                    STRUCT,
                    UNION,
                    ENUM,
                    FWD,
                    FUNC,
                    FUNC_PROTO,
                    VAR,
                    DATASEC,
                    FLOAT,
                    DECL_TAG,
                    ENUM64 -> false;
        };
    }
}
