package io.github.retrobpf.btf.walk;

import io.github.retrobpf.btf.codec.FieldVisitor;
import io.github.retrobpf.btf.codec.RecordShape;
import io.github.retrobpf.btf.codec.TypeDecoder;
import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.model.Enumerator;
import io.github.retrobpf.btf.model.Extra;
import io.github.retrobpf.btf.model.Member;
import io.github.retrobpf.btf.model.Param;
import io.github.retrobpf.btf.model.SecVar;
import io.github.retrobpf.elf.io.ByteView;
import io.github.retrobpf.elf.io.MalformedInputException;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntUnaryOperator;

/**
 * Which fields of a type are references to types and which are strings. Every field is shown, in the order of the bytes,
 * also those that are 0: the void type, and the empty string.
 */
public final class TypeRefs {
    private TypeRefs() {}

    public static void forEachType(BtfType type, IntConsumer visitor) {
        map(type, shown(visitor), IntUnaryOperator.identity());
    }

    public static void forEachString(BtfType type, IntConsumer visitor) {
        map(type, IntUnaryOperator.identity(), shown(visitor));
    }

    /** The same type with other type ids; the operator should leave 0 alone. */
    public static BtfType mapTypes(BtfType type, IntUnaryOperator ids) {
        return map(type, ids, IntUnaryOperator.identity());
    }

    /** The same type with other string offsets; the operator should leave 0 alone. */
    public static BtfType mapStrings(BtfType type, IntUnaryOperator strings) {
        return map(type, IntUnaryOperator.identity(), strings);
    }

    /** The flat form of {@link #forEachType(BtfType, IntConsumer)}: shows where the ids of a raw record are. */
    public static void forEachType(ByteView types, int record, FieldVisitor visitor) throws MalformedInputException {
        RecordShape.of(TypeDecoder.kind(types, record)).forEachType(types, record, visitor);
    }

    /** The flat form of {@link #forEachString(BtfType, IntConsumer)}: shows where the offsets in a raw record are. */
    public static void forEachString(ByteView types, int record, FieldVisitor visitor) throws MalformedInputException {
        RecordShape.of(TypeDecoder.kind(types, record)).forEachString(types, record, visitor);
    }

    private static IntUnaryOperator shown(IntConsumer visitor) {
        return value -> {
            visitor.accept(value);
            return value;
        };
    }

    /** Maps both at once, each field once. */
    public static BtfType map(BtfType type, IntUnaryOperator ids, IntUnaryOperator strings) {
        return switch (type.kind()) {
            case VOID -> type;
            case INT -> {
                BtfType.Int t = (BtfType.Int) type;
                yield new BtfType.Int(
                        strings.applyAsInt(t.name()), t.size(), t.encoding(), t.bitOffset(), t.bits(), t.extra());
            }
            case PTR -> {
                Extra extra = unnamed(type, strings);
                yield new BtfType.Ptr(ids.applyAsInt(((BtfType.Ptr) type).target()), extra);
            }
            case ARRAY -> {
                BtfType.Array t = (BtfType.Array) type;
                Extra extra = unnamed(t, strings);
                yield new BtfType.Array(ids.applyAsInt(t.element()), ids.applyAsInt(t.index()), t.nelems(), extra);
            }
            case STRUCT -> {
                BtfType.Struct t = (BtfType.Struct) type;
                int name = strings.applyAsInt(t.name());
                yield new BtfType.Struct(name, t.kindFlag(), t.size(), members(t.members(), ids, strings), t.extra());
            }
            case UNION -> {
                BtfType.Union t = (BtfType.Union) type;
                int name = strings.applyAsInt(t.name());
                yield new BtfType.Union(name, t.kindFlag(), t.size(), members(t.members(), ids, strings), t.extra());
            }
            case ENUM -> {
                BtfType.Enum t = (BtfType.Enum) type;
                int name = strings.applyAsInt(t.name());
                yield new BtfType.Enum(name, t.signed(), t.size(), enumerators(t.enumerators(), strings), t.extra());
            }
            case FWD -> {
                BtfType.Fwd t = (BtfType.Fwd) type;
                yield new BtfType.Fwd(strings.applyAsInt(t.name()), t.union(), t.extra());
            }
            case TYPEDEF -> {
                BtfType.Typedef t = (BtfType.Typedef) type;
                yield new BtfType.Typedef(strings.applyAsInt(t.name()), ids.applyAsInt(t.target()), t.extra());
            }
            case VOLATILE -> {
                Extra extra = unnamed(type, strings);
                yield new BtfType.Volatile(ids.applyAsInt(((BtfType.Volatile) type).target()), extra);
            }
            case CONST -> {
                Extra extra = unnamed(type, strings);
                yield new BtfType.Const(ids.applyAsInt(((BtfType.Const) type).target()), extra);
            }
            case RESTRICT -> {
                Extra extra = unnamed(type, strings);
                yield new BtfType.Restrict(ids.applyAsInt(((BtfType.Restrict) type).target()), extra);
            }
            case FUNC -> {
                BtfType.Func t = (BtfType.Func) type;
                yield new BtfType.Func(strings.applyAsInt(t.name()), t.linkage(), ids.applyAsInt(t.proto()), t.extra());
            }
            case FUNC_PROTO -> {
                BtfType.FuncProto t = (BtfType.FuncProto) type;
                Extra extra = unnamed(t, strings);
                yield new BtfType.FuncProto(ids.applyAsInt(t.returnType()), params(t.params(), ids, strings), extra);
            }
            case VAR -> {
                BtfType.Var t = (BtfType.Var) type;
                yield new BtfType.Var(strings.applyAsInt(t.name()), ids.applyAsInt(t.type()), t.linkage(), t.extra());
            }
            case DATASEC -> {
                BtfType.DataSec t = (BtfType.DataSec) type;
                int name = strings.applyAsInt(t.name());
                yield new BtfType.DataSec(name, t.size(), variables(t.variables(), ids), t.extra());
            }
            case FLOAT -> {
                BtfType.Float t = (BtfType.Float) type;
                yield new BtfType.Float(strings.applyAsInt(t.name()), t.size(), t.extra());
            }
            case DECL_TAG -> {
                BtfType.DeclTag t = (BtfType.DeclTag) type;
                int name = strings.applyAsInt(t.name());
                yield new BtfType.DeclTag(name, ids.applyAsInt(t.target()), t.componentIdx(), t.extra());
            }
            case TYPE_TAG -> {
                BtfType.TypeTag t = (BtfType.TypeTag) type;
                yield new BtfType.TypeTag(strings.applyAsInt(t.name()), ids.applyAsInt(t.target()), t.extra());
            }
            case ENUM64 -> {
                BtfType.Enum64 t = (BtfType.Enum64) type;
                int name = strings.applyAsInt(t.name());
                yield new BtfType.Enum64(name, t.signed(), t.size(), enumerators(t.enumerators(), strings), t.extra());
            }
        };
    }

    /** A name where the kind has none is a string offset all the same. */
    private static Extra unnamed(BtfType type, IntUnaryOperator strings) {
        Extra extra = type.extra();
        return extra.withName(strings.applyAsInt(extra.name()));
    }

    private static List<Member> members(List<Member> members, IntUnaryOperator ids, IntUnaryOperator strings) {
        return members.stream()
                .map(m -> new Member(strings.applyAsInt(m.name()), ids.applyAsInt(m.type()), m.offset()))
                .toList();
    }

    private static List<Enumerator> enumerators(List<Enumerator> enumerators, IntUnaryOperator strings) {
        return enumerators.stream()
                .map(e -> new Enumerator(strings.applyAsInt(e.name()), e.value()))
                .toList();
    }

    private static List<Param> params(List<Param> params, IntUnaryOperator ids, IntUnaryOperator strings) {
        return params.stream()
                .map(p -> new Param(strings.applyAsInt(p.name()), ids.applyAsInt(p.type())))
                .toList();
    }

    private static List<SecVar> variables(List<SecVar> variables, IntUnaryOperator ids) {
        return variables.stream()
                .map(v -> new SecVar(ids.applyAsInt(v.type()), v.offset(), v.size()))
                .toList();
    }
}
