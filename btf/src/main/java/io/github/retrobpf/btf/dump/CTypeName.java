package io.github.retrobpf.btf.dump;

import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.model.Param;
import io.github.retrobpf.btf.table.TypeSource;
import java.util.List;

/**
 * The C spelling of a type, for messages: {@code const struct foo *}. It is found for any graph: where that goes round in
 * circles or too deep, the spelling ends in dots.
 */
public final class CTypeName {
    private static final int MAX_STEPS = 64;

    private final TypeSource types;
    /** How many types may still be looked at: parameters of parameters would grow without end. */
    private int steps = MAX_STEPS;

    private CTypeName(TypeSource types) {
        this.types = types;
    }

    /** An id that does not exist is spelled {@code <no type 7>}. */
    public static String of(TypeSource types, int id) {
        return new CTypeName(types).spell(id);
    }

    /** Goes from the outside to the name: what comes first in {@code declarator} binds last. Recursion ends with the steps. */
    private String spell(int id) {
        String declarator = "";
        String qualifiers = "";
        while (true) {
            if (steps-- <= 0) {
                return join(qualifiers + "…", declarator);
            }
            if (id < 0 || id >= types.endId()) {
                return join(qualifiers + "<no type " + Integer.toUnsignedString(id) + ">", declarator);
            }
            BtfType type = types.get(id);
            switch (type.kind()) {
                case VOID -> {
                    return join(qualifiers + "void", declarator);
                }
                case INT, TYPEDEF, FLOAT, DATASEC -> {
                    return join(qualifiers + named(type), declarator);
                }
                case STRUCT -> {
                    return join(qualifiers + tagged("struct", type), declarator);
                }
                case UNION -> {
                    return join(qualifiers + tagged("union", type), declarator);
                }
                case ENUM, ENUM64 -> {
                    return join(qualifiers + tagged("enum", type), declarator);
                }
                case FWD -> {
                    return join(
                            qualifiers + tagged(((BtfType.Fwd) type).union() ? "union" : "struct", type), declarator);
                }
                case PTR -> {
                    declarator = "*" + (qualifiers + declarator).strip();
                    qualifiers = "";
                    id = ((BtfType.Ptr) type).target();
                }
                case CONST -> {
                    qualifiers = "const " + qualifiers;
                    id = ((BtfType.Const) type).target();
                }
                case VOLATILE -> {
                    qualifiers = "volatile " + qualifiers;
                    id = ((BtfType.Volatile) type).target();
                }
                case RESTRICT -> {
                    qualifiers = "restrict " + qualifiers;
                    id = ((BtfType.Restrict) type).target();
                }
                case TYPE_TAG -> id = ((BtfType.TypeTag) type).target();
                case DECL_TAG -> id = ((BtfType.DeclTag) type).target();
                case VAR -> id = ((BtfType.Var) type).type();
                case FUNC -> id = ((BtfType.Func) type).proto();
                case ARRAY -> {
                    BtfType.Array array = (BtfType.Array) type;
                    declarator = grouped(declarator) + "[" + array.nelems() + "]";
                    id = array.element();
                }
                case FUNC_PROTO -> {
                    BtfType.FuncProto proto = (BtfType.FuncProto) type;
                    declarator = grouped(declarator) + "(" + params(proto.params()) + ")";
                    id = proto.returnType();
                }
            }
        }
    }

    private String params(List<Param> params) {
        if (params.isEmpty()) {
            return "void";
        }
        StringBuilder all = new StringBuilder();
        for (Param param : params) {
            all.append(all.isEmpty() ? "" : ", ");
            if (steps <= 0) {
                return all.append('…').toString();
            }
            boolean variadic = param.type() == 0 && param.name() == 0;
            all.append(variadic ? "..." : spell(param.type()));
        }
        return all.toString();
    }

    private String named(BtfType type) {
        String name = types.string(type.name());
        return name.isEmpty() ? "<" + type.kind() + " without name>" : name;
    }

    private String tagged(String keyword, BtfType type) {
        String name = types.string(type.name());
        return keyword + " " + (name.isEmpty() ? "{…}" : name);
    }

    /** A pointer binds less than the brackets behind it. */
    private static String grouped(String declarator) {
        return declarator.startsWith("*") ? "(" + declarator + ")" : declarator;
    }

    private static String join(String specifier, String declarator) {
        return declarator.isEmpty() ? specifier : specifier + " " + declarator;
    }
}
