package io.github.retrobpf.btf.dump;

import io.github.retrobpf.btf.model.BtfKind;
import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.model.Param;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.btf.walk.Modifiers;
import io.github.retrobpf.elf.io.MalformedInputException;
import java.util.List;
import java.util.Optional;

/** Declarations in C, whole ones: types without a name with all that is in them. {@link CTypeName} is for messages. */
public final class CSpelling {
    private static final int KIND_FLAG = 1 << 31;

    /** What types are called. */
    public interface Names {
        /** Of a STRUCT, UNION, ENUM or FWD, without the keyword; empty where it has none. */
        Optional<String> tag(int id);

        /** Of a TYPEDEF. */
        String typedef(int id);

        /** Of an INT or FLOAT. */
        String number(int id);
    }

    /** Spells what types without a name hold. */
    @FunctionalInterface
    public interface Bodies {
        /** From the keyword to the closing brace, without indentation in front of the first line. */
        String body(int id, Place place) throws MalformedInputException;
    }

    /**
     * Where something stands.
     *
     * @param depth in how many others
     * @param members the names that are taken there, where those of a type without a name count as its surroundings'
     */
    public record Place(int depth, CIdentifiers members) {
        /** At the start of a line, in nothing. */
        public static Place top() {
            return new Place(0, new CIdentifiers());
        }

        /** Inside of it, with names of its own. */
        public Place inside() {
            return new Place(depth + 1, new CIdentifiers());
        }
    }

    private final Btf btf;
    private final Names names;
    private final Bodies bodies;
    private final TextBudget budget;

    public CSpelling(Btf btf, Names names, Bodies bodies, TextBudget budget) {
        this.btf = btf;
        this.names = names;
        this.bodies = bodies;
        this.budget = budget;
    }

    /**
     * Something of that type, declared: {@code int (*handler)(void *)}. Goes from the outside to the name: what comes first
     * in the declarator binds last.
     *
     * @param declared its name; empty for the type alone
     */
    public String declaration(int first, String declared, Place place) throws MalformedInputException {
        budget.checkNesting(first, place.depth());
        String declarator = declared;
        String qualifiers = "";
        String tags = "";
        boolean isPointedTo = false;
        int id = first;
        for (int steps = 0; ; steps++) {
            budget.checkChain(first, steps);
            budget.spend(id, 1L + declarator.length());
            BtfKind kind = btf.kind(id);
            switch (kind) {
                case PTR -> {
                    declarator = "*" + (qualifiers + tags + declarator).strip();
                    qualifiers = "";
                    tags = "";
                    isPointedTo = true;
                }
                case CONST -> qualifiers = qualifiers.contains("const ") ? qualifiers : "const " + qualifiers;
                case VOLATILE -> qualifiers = qualifiers.contains("volatile ") ? qualifiers : "volatile " + qualifiers;
                case RESTRICT -> qualifiers = restrict(id, qualifiers);
                case TYPE_TAG -> tags = isPointedTo ? tag(id) + tags : tags;
                case ARRAY -> declarator = grouped(declarator) + "[" + ((BtfType.Array) btf.get(id)).nelems() + "]";
                case FUNC_PROTO -> {
                    List<Param> params = ((BtfType.FuncProto) btf.get(id)).params();
                    declarator = grouped(declarator) + "(" + params(params, place) + ")";
                    qualifiers = "";
                }
                default -> {
                    String base = qualifiers + base(id, kind, place);
                    budget.spend(id, base.length());
                    return join(join(base, tags.strip()), declarator);
                }
            }
            id = next(id, kind);
        }
    }

    private int next(int id, BtfKind kind) {
        return switch (kind) {
            case PTR -> ((BtfType.Ptr) btf.get(id)).target();
            case ARRAY -> ((BtfType.Array) btf.get(id)).element();
            case FUNC_PROTO -> ((BtfType.FuncProto) btf.get(id)).returnType();
            default -> Modifiers.target(btf.get(id));
        };
    }

    private String base(int id, BtfKind kind, Place place) throws MalformedInputException {
        return switch (kind) {
            case INT, FLOAT -> names.number(id);
            case TYPEDEF -> names.typedef(id);
            case STRUCT, UNION, ENUM, ENUM64, FWD -> {
                Optional<String> name = names.tag(id);
                yield name.isPresent() ? keyword(id) + " " + name.get() : bodies.body(id, place);
            }
            // Nothing else is a type that something can have.
            default -> "void";
        };
    }

    /** What stands in front of the tag of a STRUCT, UNION, ENUM or FWD. */
    public String keyword(int id) {
        return switch (btf.kind(id)) {
            case UNION -> "union";
            case ENUM, ENUM64 -> "enum";
            case FWD -> ((BtfType.Fwd) btf.get(id)).union() ? "union" : "struct";
            default -> "struct";
        };
    }

    /** Only pointers can be restricted. */
    private String restrict(int id, String qualifiers) {
        boolean isPointer = btf.kind(Modifiers.skip(btf, id)) == BtfKind.PTR;
        return isPointer && !qualifiers.contains("restrict ") ? "restrict " + qualifiers : qualifiers;
    }

    /** Since Linux 6.15 a tag may be another attribute, which says nothing of the layout. */
    private String tag(int id) throws MalformedInputException {
        if ((btf.get(id).extra().info() & KIND_FLAG) != 0) {
            return "";
        }
        String text = CStrings.literal(btf.name(id));
        budget.spend(id, text.length());
        return "__attribute__((btf_type_tag(" + text + "))) ";
    }

    private String params(List<Param> params, Place place) throws MalformedInputException {
        if (params.isEmpty()) {
            return "void";
        }
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < params.size(); i++) {
            Param param = params.get(i);
            boolean variadic = param.type() == 0 && param.name() == 0 && i + 1 == params.size();
            if (variadic) {
                // C17 wants a named one before the dots.
                return i == 0 ? "" : all + ", ...";
            }
            all.append(i == 0 ? "" : ", ").append(declaration(param.type(), "", place.inside()));
        }
        return all.toString();
    }

    /** A pointer binds less than the brackets behind it. */
    private static String grouped(String declarator) {
        return declarator.startsWith("*") ? "(" + declarator + ")" : declarator;
    }

    private static String join(String specifier, String declarator) {
        return declarator.isEmpty() ? specifier : specifier + " " + declarator;
    }
}
