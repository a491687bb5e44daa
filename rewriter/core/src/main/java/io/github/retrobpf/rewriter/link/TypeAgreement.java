package io.github.retrobpf.rewriter.link;

import io.github.retrobpf.btf.dump.CTypeName;
import io.github.retrobpf.btf.model.BtfKind;
import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.model.Member;
import io.github.retrobpf.btf.model.Param;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.btf.walk.Modifiers;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether two types agree as far as linking asks: the same layout, whatever typedefs, qualifiers and tags say. Behind a
 * pointer only kind and name count, and a struct may be known by name alone. Source: libbpf, glob_sym_btf_matches.
 */
final class TypeAgreement {
    private final Btf a;
    private final Btf b;
    private final Set<Pair> seen = new HashSet<>();
    private final Deque<Pair> open = new ArrayDeque<>();
    private boolean hasOtherArraySize;

    /** Two types, and whether the members of structs count. What has been compared once is not compared again. */
    private record Pair(int a, int b, boolean isExact) {}

    TypeAgreement(Btf a, Btf b) {
        this.a = a;
        this.b = b;
    }

    /** What keeps two types from agreeing: half a sentence; empty where nothing does. */
    Optional<String> difference(int typeOfA, int typeOfB) {
        hasOtherArraySize = false;
        open.add(new Pair(typeOfA, typeOfB, true));
        while (!open.isEmpty()) {
            Pair pair = open.remove();
            Pair plain = new Pair(Modifiers.skip(a, pair.a), Modifiers.skip(b, pair.b), pair.isExact);
            if (seen.add(plain)) {
                String difference = compare(plain);
                if (!difference.isEmpty()) {
                    open.clear();
                    seen.clear();
                    return Optional.of(difference);
                }
            }
        }
        return Optional.empty();
    }

    /** Whether the last two types that agreed did so but for the size of an array, which nobody relies on. */
    boolean hasOtherArraySize() {
        return hasOtherArraySize;
    }

    private String compare(Pair pair) {
        BtfKind kind = a.kind(pair.a);
        BtfKind other = b.kind(pair.b);
        boolean isHalfKnown = (kind == BtfKind.FWD) != (other == BtfKind.FWD);
        if (!pair.isExact && isHalfKnown && keyword(a, pair.a).equals(keyword(b, pair.b))) {
            return sameName(pair);
        }
        if (kind != other) {
            return spelled(pair);
        }
        return switch (kind) {
            case VOID -> "";
            case FWD -> keyword(a, pair.a).equals(keyword(b, pair.b)) ? sameName(pair) : spelled(pair);
            case INT -> size(pair, ((BtfType.Int) a.get(pair.a)).size(), ((BtfType.Int) b.get(pair.b)).size());
            case FLOAT -> size(pair, ((BtfType.Float) a.get(pair.a)).size(), ((BtfType.Float) b.get(pair.b)).size());
            case ENUM ->
                first(
                        sameName(pair),
                        size(pair, ((BtfType.Enum) a.get(pair.a)).size(), ((BtfType.Enum) b.get(pair.b)).size()));
            case ENUM64 ->
                first(
                        sameName(pair),
                        size(pair, ((BtfType.Enum64) a.get(pair.a)).size(), ((BtfType.Enum64) b.get(pair.b)).size()));
            case PTR -> {
                open.add(new Pair(
                        ((BtfType.Ptr) a.get(pair.a)).target(), ((BtfType.Ptr) b.get(pair.b)).target(), false));
                yield "";
            }
            case ARRAY -> {
                BtfType.Array one = (BtfType.Array) a.get(pair.a);
                BtfType.Array two = (BtfType.Array) b.get(pair.b);
                hasOtherArraySize |= one.nelems() != two.nelems();
                open.add(new Pair(one.element(), two.element(), pair.isExact));
                yield "";
            }
            case STRUCT -> {
                BtfType.Struct one = (BtfType.Struct) a.get(pair.a);
                BtfType.Struct two = (BtfType.Struct) b.get(pair.b);
                yield struct(pair, one.members(), one.size(), two.members(), two.size());
            }
            case UNION -> {
                BtfType.Union one = (BtfType.Union) a.get(pair.a);
                BtfType.Union two = (BtfType.Union) b.get(pair.b);
                yield struct(pair, one.members(), one.size(), two.members(), two.size());
            }
            case FUNC_PROTO -> prototype(pair);
            case FUNC -> {
                open.add(
                        new Pair(((BtfType.Func) a.get(pair.a)).proto(), ((BtfType.Func) b.get(pair.b)).proto(), true));
                yield "";
            }
            case VAR -> {
                open.add(new Pair(((BtfType.Var) a.get(pair.a)).type(), ((BtfType.Var) b.get(pair.b)).type(), true));
                yield "";
            }
            case TYPEDEF, VOLATILE, CONST, RESTRICT, TYPE_TAG, DECL_TAG, DATASEC -> spelled(pair);
        };
    }

    private String struct(Pair pair, List<Member> one, long sizeOfOne, List<Member> two, long sizeOfTwo) {
        String names = sameName(pair);
        if (!names.isEmpty() || !pair.isExact) {
            return names;
        }
        String what = "'" + CTypeName.of(a, pair.a) + "'";
        if (one.size() != two.size()) {
            return what + " has " + one.size() + (one.size() == 1 ? " member" : " members") + " against " + two.size();
        }
        for (int i = 0; i < one.size(); i++) {
            Member left = one.get(i);
            Member right = two.get(i);
            String name = a.string(left.name());
            if (!name.equals(b.string(right.name()))) {
                return "member " + i + " of " + what + " is '" + name + "' against '" + b.string(right.name()) + "'";
            }
            if (left.offset() != right.offset()) {
                return "member '" + name + "' of " + what + " stands elsewhere";
            }
            open.add(new Pair(left.type(), right.type(), true));
        }
        return sizeOfOne == sizeOfTwo ? "" : what + " has " + sizeOfOne + " bytes against " + sizeOfTwo;
    }

    private String prototype(Pair pair) {
        BtfType.FuncProto one = (BtfType.FuncProto) a.get(pair.a);
        BtfType.FuncProto two = (BtfType.FuncProto) b.get(pair.b);
        List<Param> left = one.params();
        List<Param> right = two.params();
        if (left.size() != right.size()) {
            return left.size() + (left.size() == 1 ? " parameter" : " parameters") + " against " + right.size();
        }
        for (int i = 0; i < left.size(); i++) {
            open.add(new Pair(left.get(i).type(), right.get(i).type(), pair.isExact));
        }
        open.add(new Pair(one.returnType(), two.returnType(), pair.isExact));
        return "";
    }

    private String sameName(Pair pair) {
        return a.name(pair.a).equals(b.name(pair.b)) ? "" : spelled(pair);
    }

    private String size(Pair pair, long one, long two) {
        return one == two ? "" : spelled(pair);
    }

    private static String first(String one, String two) {
        return one.isEmpty() ? two : one;
    }

    private static String keyword(Btf btf, int id) {
        return switch (btf.kind(id)) {
            case STRUCT -> "struct";
            case UNION -> "union";
            case FWD -> ((BtfType.Fwd) btf.get(id)).union() ? "union" : "struct";
            default -> "";
        };
    }

    private String spelled(Pair pair) {
        return "'" + CTypeName.of(a, pair.a) + "' against '" + CTypeName.of(b, pair.b) + "'";
    }
}
