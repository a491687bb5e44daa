package io.github.retrobpf.rewriter.inspect;

import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.model.Enumerator;
import io.github.retrobpf.btf.model.Linkage;
import io.github.retrobpf.btf.model.Member;
import io.github.retrobpf.btf.table.Btf;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells every record of a BTF. */
public final class TypeLister {
    private final Btf btf;

    private TypeLister(Btf btf) {
        this.btf = btf;
    }

    /** In the order of the ids. */
    public static List<TypeFacts> list(Btf btf) {
        TypeLister lister = new TypeLister(btf);
        List<TypeFacts> facts = new ArrayList<>();
        for (int id = btf.firstId(); id < btf.endId(); id++) {
            facts.add(lister.facts(id, btf.get(id)));
        }
        return facts;
    }

    private TypeFacts facts(int id, BtfType type) {
        Draft draft = new Draft(id, type.kind().name(), name(type.name()));
        switch (type.kind()) {
            case VOID -> {}
            case INT -> integer((BtfType.Int) type, draft);
            case PTR -> draft.type = ((BtfType.Ptr) type).target();
            case TYPEDEF -> draft.type = ((BtfType.Typedef) type).target();
            case VOLATILE -> draft.type = ((BtfType.Volatile) type).target();
            case CONST -> draft.type = ((BtfType.Const) type).target();
            case RESTRICT -> draft.type = ((BtfType.Restrict) type).target();
            case TYPE_TAG -> draft.type = ((BtfType.TypeTag) type).target();
            case ARRAY -> {
                BtfType.Array array = (BtfType.Array) type;
                draft.type = array.element();
                draft.indexType = array.index();
                draft.elements = array.nelems();
            }
            case STRUCT -> {
                BtfType.Struct struct = (BtfType.Struct) type;
                draft.size = struct.size();
                draft.members = members(struct.members(), struct.kindFlag());
            }
            case UNION -> {
                BtfType.Union union = (BtfType.Union) type;
                draft.size = union.size();
                draft.members = members(union.members(), union.kindFlag());
            }
            case ENUM -> {
                BtfType.Enum enumeration = (BtfType.Enum) type;
                enumeration(enumeration.size(), enumeration.signed(), enumeration.enumerators(), draft);
            }
            case ENUM64 -> {
                BtfType.Enum64 enumeration = (BtfType.Enum64) type;
                enumeration(enumeration.size(), enumeration.signed(), enumeration.enumerators(), draft);
            }
            case FWD -> draft.forward = ((BtfType.Fwd) type).union() ? "union" : "struct";
            case FUNC -> {
                draft.type = ((BtfType.Func) type).proto();
                draft.linkage = linkage(((BtfType.Func) type).linkage());
            }
            case FUNC_PROTO -> {
                BtfType.FuncProto proto = (BtfType.FuncProto) type;
                draft.type = proto.returnType();
                draft.params = proto.params().stream()
                        .map(p -> new TypeFacts.Param(name(p.name()), p.type()))
                        .toList();
            }
            case VAR -> {
                draft.type = ((BtfType.Var) type).type();
                draft.linkage = linkage(((BtfType.Var) type).linkage());
            }
            case DATASEC -> {
                BtfType.DataSec section = (BtfType.DataSec) type;
                draft.size = section.size();
                draft.variables = section.variables().stream()
                        .map(v -> new TypeFacts.Variable(v.type(), v.offset(), v.size()))
                        .toList();
            }
            case FLOAT -> draft.size = ((BtfType.Float) type).size();
            case DECL_TAG -> {
                BtfType.DeclTag tag = (BtfType.DeclTag) type;
                draft.type = tag.target();
                draft.component = tag.componentIdx() == BtfType.DeclTag.WHOLE ? null : tag.componentIdx();
            }
        }
        return draft.facts();
    }

    private static void integer(BtfType.Int integer, Draft draft) {
        List<String> encoding = new ArrayList<>();
        if ((integer.encoding() & BtfType.Int.SIGNED) != 0) {
            encoding.add("signed");
        }
        if ((integer.encoding() & BtfType.Int.CHAR) != 0) {
            encoding.add("char");
        }
        if ((integer.encoding() & BtfType.Int.BOOL) != 0) {
            encoding.add("bool");
        }
        draft.size = integer.size();
        draft.encoding = encoding;
        draft.bits = integer.bits();
        draft.bitOffset = integer.bitOffset();
    }

    private List<TypeFacts.Member> members(List<Member> members, boolean kindFlag) {
        return members.stream()
                .map(m -> {
                    int bits = m.bitfieldSize(kindFlag);
                    return new TypeFacts.Member(
                            name(m.name()), m.type(), m.bitOffset(kindFlag), bits == 0 ? null : Integer.valueOf(bits));
                })
                .toList();
    }

    private void enumeration(long size, boolean signed, List<Enumerator> enumerators, Draft draft) {
        draft.size = size;
        draft.signed = signed;
        draft.enumerators = enumerators.stream()
                .map(e -> new TypeFacts.Enumerator(
                        btf.string(e.name()),
                        signed ? BigInteger.valueOf(e.value()) : new BigInteger(Long.toUnsignedString(e.value()))))
                .toList();
    }

    private static String linkage(int linkage) {
        return switch (linkage) {
            case Linkage.STATIC -> "static";
            case Linkage.GLOBAL -> "global";
            case Linkage.EXTERN -> "extern";
            default -> Integer.toString(linkage);
        };
    }

    private @Nullable String name(int offset) {
        return offset == 0 ? null : btf.string(offset);
    }

    /** Facts of which each kind has a few. */
    private static final class Draft {
        private final int id;
        private final String kind;
        private final @Nullable String name;
        private @Nullable Long size;
        private @Nullable Integer type;
        private @Nullable List<String> encoding;
        private @Nullable Integer bits;
        private @Nullable Integer bitOffset;
        private @Nullable Long elements;
        private @Nullable Integer indexType;
        private @Nullable Boolean signed;
        private @Nullable String forward;
        private @Nullable String linkage;
        private @Nullable Integer component;
        private @Nullable List<TypeFacts.Member> members;
        private @Nullable List<TypeFacts.Enumerator> enumerators;
        private @Nullable List<TypeFacts.Param> params;
        private @Nullable List<TypeFacts.Variable> variables;

        private Draft(int id, String kind, @Nullable String name) {
            this.id = id;
            this.kind = kind;
            this.name = name;
        }

        private TypeFacts facts() {
            return new TypeFacts(
                    id,
                    kind,
                    name,
                    size,
                    type,
                    encoding,
                    bits,
                    bitOffset,
                    elements,
                    indexType,
                    signed,
                    forward,
                    linkage,
                    component,
                    members,
                    enumerators,
                    params,
                    variables);
        }
    }
}
