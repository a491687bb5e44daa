package io.github.retrobpf.btf.dump;

import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.model.Enumerator;
import io.github.retrobpf.btf.model.Linkage;
import io.github.retrobpf.btf.model.Member;
import io.github.retrobpf.btf.model.Param;
import io.github.retrobpf.btf.model.SecVar;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.btf.table.TypeSource;
import io.github.retrobpf.elf.io.SafeText;
import java.util.List;

/**
 * The listing of {@code bpftool btf dump file FILE format raw}, character by character as bpftool 7.1 prints it; but
 * control characters in names are escaped.
 */
public final class RawDump {
    private final TypeSource types;
    private final StringBuilder out = new StringBuilder();

    private RawDump(TypeSource types) {
        this.types = types;
    }

    /** All types, for split BTF without the base's. */
    public static String of(Btf btf) {
        return of(btf, btf.firstId());
    }

    /** The types from {@code firstId} on. */
    public static String of(TypeSource types, int firstId) {
        RawDump dump = new RawDump(types);
        for (int id = firstId; id < types.endId(); id++) {
            dump.type(id);
        }
        return dump.out.toString();
    }

    private void type(int id) {
        BtfType type = types.get(id);
        out.append('[').append(id).append("] ").append(type.kind()).append(' ').append(quoted(type.name()));
        switch (type.kind()) {
            case VOID -> {}
            case INT -> {
                BtfType.Int t = (BtfType.Int) type;
                out.append(" size=").append(t.size());
                out.append(" bits_offset=").append(t.bitOffset());
                out.append(" nr_bits=").append(t.bits());
                out.append(" encoding=").append(encoding(t.encoding()));
            }
            case PTR -> target(((BtfType.Ptr) type).target());
            case TYPEDEF -> target(((BtfType.Typedef) type).target());
            case VOLATILE -> target(((BtfType.Volatile) type).target());
            case CONST -> target(((BtfType.Const) type).target());
            case RESTRICT -> target(((BtfType.Restrict) type).target());
            case TYPE_TAG -> target(((BtfType.TypeTag) type).target());
            case ARRAY -> {
                BtfType.Array t = (BtfType.Array) type;
                target(t.element());
                out.append(" index_type_id=").append(t.index());
                out.append(" nr_elems=").append(t.nelems());
            }
            case STRUCT -> {
                BtfType.Struct t = (BtfType.Struct) type;
                members(t.size(), t.kindFlag(), t.members());
            }
            case UNION -> {
                BtfType.Union t = (BtfType.Union) type;
                members(t.size(), t.kindFlag(), t.members());
            }
            case ENUM -> {
                BtfType.Enum t = (BtfType.Enum) type;
                enumerators(t.signed(), t.size(), t.enumerators(), "");
            }
            case ENUM64 -> {
                BtfType.Enum64 t = (BtfType.Enum64) type;
                enumerators(t.signed(), t.size(), t.enumerators(), t.signed() ? "LL" : "ULL");
            }
            case FWD -> out.append(" fwd_kind=").append(((BtfType.Fwd) type).union() ? "union" : "struct");
            case FUNC -> {
                BtfType.Func t = (BtfType.Func) type;
                target(t.proto());
                out.append(" linkage=").append(linkage(t.linkage()));
            }
            case FUNC_PROTO -> {
                BtfType.FuncProto t = (BtfType.FuncProto) type;
                out.append(" ret_type_id=").append(t.returnType());
                out.append(" vlen=").append(t.params().size());
                for (Param p : t.params()) {
                    out.append("\n\t").append(quoted(p.name()));
                    target(p.type());
                }
            }
            case VAR -> {
                BtfType.Var t = (BtfType.Var) type;
                target(t.type());
                out.append(", linkage=").append(linkage(t.linkage()));
            }
            case DATASEC -> variables((BtfType.DataSec) type);
            case FLOAT -> out.append(" size=").append(((BtfType.Float) type).size());
            case DECL_TAG -> {
                BtfType.DeclTag t = (BtfType.DeclTag) type;
                target(t.target());
                out.append(" component_idx=").append(t.componentIdx());
            }
        }
        out.append('\n');
    }

    private void target(int id) {
        out.append(" type_id=").append(id);
    }

    private void members(long size, boolean kindFlag, List<Member> members) {
        out.append(" size=").append(size).append(" vlen=").append(members.size());
        for (Member m : members) {
            out.append("\n\t").append(quoted(m.name()));
            target(m.type());
            out.append(" bits_offset=").append(m.bitOffset(kindFlag));
            if (m.bitfieldSize(kindFlag) != 0) {
                out.append(" bitfield_size=").append(m.bitfieldSize(true));
            }
        }
    }

    private void enumerators(boolean signed, long size, List<Enumerator> enumerators, String suffix) {
        out.append(" encoding=").append(signed ? "SIGNED" : "UNSIGNED");
        out.append(" size=").append(size).append(" vlen=").append(enumerators.size());
        for (Enumerator e : enumerators) {
            out.append("\n\t").append(quoted(e.name())).append(" val=");
            out.append(signed ? Long.toString(e.value()) : Long.toUnsignedString(e.value()));
            out.append(suffix);
        }
    }

    private void variables(BtfType.DataSec section) {
        out.append(" size=").append(section.size());
        out.append(" vlen=").append(section.variables().size());
        for (SecVar v : section.variables()) {
            out.append("\n\ttype_id=").append(v.type());
            out.append(" offset=").append(v.offset());
            out.append(" size=").append(v.size());
            out.append(" (").append(types.kind(v.type())).append(' ');
            out.append(quoted(types.nameOff(v.type()))).append(')');
        }
    }

    private String quoted(int name) {
        return "'" + (name == 0 ? "(anon)" : SafeText.escape(types.string(name))) + "'";
    }

    private static String encoding(int encoding) {
        return switch (encoding) {
            case 0 -> "(none)";
            case BtfType.Int.SIGNED -> "SIGNED";
            case BtfType.Int.CHAR -> "CHAR";
            case BtfType.Int.BOOL -> "BOOL";
            default -> "UNKN";
        };
    }

    private static String linkage(int linkage) {
        return switch (linkage) {
            case Linkage.STATIC -> "static";
            case Linkage.GLOBAL -> "global";
            case Linkage.EXTERN -> "extern";
            default -> "(unknown)";
        };
    }
}
