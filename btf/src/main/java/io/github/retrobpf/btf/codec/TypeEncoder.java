package io.github.retrobpf.btf.codec;

import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.model.Enumerator;
import io.github.retrobpf.btf.model.Extra;
import io.github.retrobpf.btf.model.Member;
import io.github.retrobpf.btf.model.Param;
import io.github.retrobpf.btf.model.SecVar;
import io.github.retrobpf.elf.io.ByteSink;
import java.util.List;

/** Writes one record, byte for byte what {@link TypeDecoder} would read it from. */
public final class TypeEncoder {
    private static final int MAX_VLEN = 0xffffff;

    private final ByteSink sink;
    private final BtfType type;

    private TypeEncoder(BtfType type, ByteSink sink) {
        this.sink = sink;
        this.type = type;
    }

    /** Of the whole record in bytes; 0 for VOID, which has none. */
    public static int size(BtfType type) {
        return switch (type.kind()) {
            case VOID -> 0;
            case PTR, FWD, TYPEDEF, VOLATILE, CONST, RESTRICT, FUNC, FLOAT, TYPE_TAG, INT, ARRAY, VAR, DECL_TAG ->
                size(type, 0);
            case STRUCT -> size(type, ((BtfType.Struct) type).members().size());
            case UNION -> size(type, ((BtfType.Union) type).members().size());
            case ENUM -> size(type, ((BtfType.Enum) type).enumerators().size());
            case ENUM64 -> size(type, ((BtfType.Enum64) type).enumerators().size());
            case FUNC_PROTO -> size(type, ((BtfType.FuncProto) type).params().size());
            case DATASEC -> size(type, ((BtfType.DataSec) type).variables().size());
        };
    }

    private static int size(BtfType type, int vlen) {
        return Math.toIntExact(RecordShape.of(type.kind()).size(vlen));
    }

    /**
     * Appends the record to {@code sink}, in its byte order.
     *
     * @throws IllegalArgumentException if a value does not fit its field, or the type is VOID
     */
    public static void encode(BtfType type, ByteSink sink) {
        new TypeEncoder(type, sink).encode();
    }

    private void encode() {
        switch (type.kind()) {
            case VOID -> throw new IllegalArgumentException("VOID has no record");
            case INT -> {
                BtfType.Int t = (BtfType.Int) type;
                sized(t.name(), false, 0, t.size());
                sink.u32(field(t.encoding(), 4) << 24
                        | field(t.bitOffset(), 8) << 16
                        | field(t.bits(), 8)
                        | t.extra().data());
            }
            case PTR -> unnamed(0, ((BtfType.Ptr) type).target());
            case ARRAY -> {
                BtfType.Array t = (BtfType.Array) type;
                unnamed(0, t.extra().word());
                sink.u32(t.element()).u32(t.index()).u32(u32(t.nelems()));
            }
            case STRUCT -> {
                BtfType.Struct t = (BtfType.Struct) type;
                sized(t.name(), t.kindFlag(), t.members().size(), t.size());
                members(t.members());
            }
            case UNION -> {
                BtfType.Union t = (BtfType.Union) type;
                sized(t.name(), t.kindFlag(), t.members().size(), t.size());
                members(t.members());
            }
            case ENUM -> {
                BtfType.Enum t = (BtfType.Enum) type;
                sized(t.name(), t.signed(), t.enumerators().size(), t.size());
                for (Enumerator e : t.enumerators()) {
                    sink.u32(e.name()).u32(t.signed() ? s32(e.value()) : u32(e.value()));
                }
            }
            case FWD -> {
                BtfType.Fwd t = (BtfType.Fwd) type;
                head(t.name(), t.union(), 0, t.extra().word());
            }
            case TYPEDEF -> {
                BtfType.Typedef t = (BtfType.Typedef) type;
                head(t.name(), false, 0, t.target());
            }
            case VOLATILE -> unnamed(0, ((BtfType.Volatile) type).target());
            case CONST -> unnamed(0, ((BtfType.Const) type).target());
            case RESTRICT -> unnamed(0, ((BtfType.Restrict) type).target());
            case FUNC -> {
                BtfType.Func t = (BtfType.Func) type;
                head(t.name(), false, t.linkage(), t.proto());
            }
            case FUNC_PROTO -> {
                BtfType.FuncProto t = (BtfType.FuncProto) type;
                unnamed(t.params().size(), t.returnType());
                for (Param p : t.params()) {
                    sink.u32(p.name()).u32(p.type());
                }
            }
            case VAR -> {
                BtfType.Var t = (BtfType.Var) type;
                head(t.name(), false, 0, t.type());
                sink.u32(t.linkage());
            }
            case DATASEC -> {
                BtfType.DataSec t = (BtfType.DataSec) type;
                sized(t.name(), false, t.variables().size(), t.size());
                for (SecVar v : t.variables()) {
                    sink.u32(v.type()).u32(u32(v.offset())).u32(u32(v.size()));
                }
            }
            case FLOAT -> {
                BtfType.Float t = (BtfType.Float) type;
                sized(t.name(), false, 0, t.size());
            }
            case DECL_TAG -> {
                BtfType.DeclTag t = (BtfType.DeclTag) type;
                head(t.name(), false, 0, t.target());
                sink.u32(t.componentIdx());
            }
            case TYPE_TAG -> {
                BtfType.TypeTag t = (BtfType.TypeTag) type;
                head(t.name(), false, 0, t.target());
            }
            case ENUM64 -> {
                BtfType.Enum64 t = (BtfType.Enum64) type;
                sized(t.name(), t.signed(), t.enumerators().size(), t.size());
                for (Enumerator e : t.enumerators()) {
                    // The low half comes first in both byte orders.
                    sink.u32(e.name()).u32(e.value()).u32(e.value() >>> 32);
                }
            }
        }
    }

    private void unnamed(int vlen, int third) {
        head(type.extra().name(), false, vlen, third);
    }

    private void sized(int name, boolean kindFlag, int vlen, long size) {
        head(name, kindFlag, vlen, (int) u32(size));
    }

    private void head(int name, boolean kindFlag, int vlen, int third) {
        if (vlen < 0 || vlen > MAX_VLEN) {
            throw new IllegalArgumentException(type.kind() + ": vlen " + vlen + " is not in 0.." + MAX_VLEN);
        }
        Extra extra = type.extra();
        int info = (kindFlag ? 1 << 31 : 0) | type.kind().code() << 24 | vlen | extra.info();
        sink.u32(name).u32(info).u32(third);
    }

    private void members(List<Member> members) {
        for (Member m : members) {
            sink.u32(m.name()).u32(m.type()).u32(u32(m.offset()));
        }
    }

    private int field(int value, int bits) {
        if (value >>> bits != 0) {
            throw new IllegalArgumentException(type.kind() + ": " + value + " does not fit " + bits + " bits");
        }
        return value;
    }

    private long u32(long value) {
        if (value >>> 32 != 0) {
            throw new IllegalArgumentException(type.kind() + ": " + value + " does not fit 32 bits");
        }
        return value;
    }

    private long s32(long value) {
        if (value != (int) value) {
            throw new IllegalArgumentException(type.kind() + ": " + value + " does not fit 32 signed bits");
        }
        return value;
    }
}
