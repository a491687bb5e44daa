package io.github.retrobpf.btf.dump;

import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.model.Param;
import io.github.retrobpf.btf.table.TypeSource;
import java.util.List;

/**
 * The C spelling of a type, for messages: {@code const struct foo *}. It is found for any graph: where that goes round in
 * circles or too deep, or where names are beyond all measure, the spelling ends in dots.
 */
public final class CTypeName {
    private static final int MAX_STEPS = 64;
    /** In characters: many declarations may share a long name. */
    private static final int MAX_LENGTH = 1000;

    private final TypeSource types;
    /** How many types may still be looked at: parameters of parameters would grow without end. */
    private int steps = MAX_STEPS;

    private CTypeName(TypeSource types) {
        this.types = types;
    }

    /** An id that does not exist is spelled {@code <no type 7>}. */
    public static String of(TypeSource types, int id) {
        return declaration(types, id, "");
    }

    /**
     * Something of that type, declared: {@code int (*handler)(void *)}.
     *
     * @param declared its name, or the name of a function with its parameters where the type is what it returns
     */
    public static String declaration(TypeSource types, int id, String declared) {
        String spelled = new CTypeName(types).spell(id, declared);
        return spelled.length() <= MAX_LENGTH ? spelled : spelled.substring(0, MAX_LENGTH - 1) + "…";
    }

    /** Goes from the outside to the name: what comes first in {@code declarator} binds last. Recursion ends with the steps. */
    private String spell(int id, String declared) {
        String declarator = declared;
        String qualifiers = "";
        while (true) {
            if (steps-- <= 0) {
                return join(qualifiers + "…", declarator);
            }
            if (id < 0 || id >= types.endId()) {
                return join(qualifiers + "<no type " + Integer.toUnsignedString(id) + ">", declarator);
            }
            switch (types.kind(id)) {
                case VOID -> {
                    return join(qualifiers + "void", declarator);
                }
                // Not decoded: a struct may have many members, and its name is all that is wanted.
                case INT, TYPEDEF, FLOAT, DATASEC -> {
                    return join(qualifiers + named(id), declarator);
                }
                case STRUCT -> {
                    return join(qualifiers + tagged("struct", id), declarator);
                }
                case UNION -> {
                    return join(qualifiers + tagged("union", id), declarator);
                }
                case ENUM, ENUM64 -> {
                    return join(qualifiers + tagged("enum", id), declarator);
                }
                case FWD -> {
                    boolean isUnion = ((BtfType.Fwd) types.get(id)).union();
                    return join(qualifiers + tagged(isUnion ? "union" : "struct", id), declarator);
                }
                case PTR -> {
                    declarator = "*" + (qualifiers + declarator).strip();
                    qualifiers = "";
                    id = ((BtfType.Ptr) types.get(id)).target();
                }
                case CONST -> {
                    qualifiers = "const " + qualifiers;
                    id = ((BtfType.Const) types.get(id)).target();
                }
                case VOLATILE -> {
                    qualifiers = "volatile " + qualifiers;
                    id = ((BtfType.Volatile) types.get(id)).target();
                }
                case RESTRICT -> {
                    qualifiers = "restrict " + qualifiers;
                    id = ((BtfType.Restrict) types.get(id)).target();
                }
                case TYPE_TAG -> id = ((BtfType.TypeTag) types.get(id)).target();
                case DECL_TAG -> id = ((BtfType.DeclTag) types.get(id)).target();
                case VAR -> id = ((BtfType.Var) types.get(id)).type();
                case FUNC -> id = ((BtfType.Func) types.get(id)).proto();
                case ARRAY -> {
                    BtfType.Array array = (BtfType.Array) types.get(id);
                    declarator = grouped(declarator) + "[" + array.nelems() + "]";
                    id = array.element();
                }
                case FUNC_PROTO -> {
                    BtfType.FuncProto proto = (BtfType.FuncProto) types.get(id);
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
            all.append(variadic ? "..." : spell(param.type(), ""));
        }
        return all.toString();
    }

    private String named(int id) {
        String name = types.name(id);
        return name.isEmpty() ? "<" + types.kind(id) + " without name>" : name;
    }

    private String tagged(String keyword, int id) {
        String name = types.name(id);
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
