package io.github.retrobpf.rewriter.link;

import io.github.retrobpf.btf.dump.CTypeName;
import io.github.retrobpf.btf.model.BtfKind;
import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.model.Member;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.btf.walk.Modifiers;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Whether two definitions of a map mean the same map. Each member of the struct says one thing, in any order: a number N is
 * {@code int (*name)[N]}, a type T is {@code T *name}, an inner map {@code struct {…} *values[]}. Source: libbpf,
 * parse_btf_map_def and map_defs_match.
 */
final class MapAgreement {
    /** A map in a map, and no further. */
    private static final int MAX_DEPTH = 2;

    /** What these members point to is the type that they name, be it an array. */
    private static final Set<String> TYPES = Set.of("key", "value");

    private final Btf a;
    private final Btf b;
    private final TypeAgreement types;

    MapAgreement(Btf a, Btf b) {
        this.a = a;
        this.b = b;
        this.types = new TypeAgreement(a, b);
    }

    /** What keeps two variables of {@code .maps} from agreeing: half a sentence; empty where nothing does. */
    Optional<String> difference(int variableOfA, int variableOfB) {
        return definition(type(a, variableOfA), type(b, variableOfB), 1);
    }

    private static int type(Btf btf, int variable) {
        return Modifiers.skip(btf, ((BtfType.Var) btf.get(variable)).type());
    }

    private Optional<String> definition(int one, int two, int depth) {
        if (a.kind(one) != BtfKind.STRUCT || b.kind(two) != BtfKind.STRUCT || depth > MAX_DEPTH) {
            return types.difference(one, two);
        }
        Map<String, Integer> left = members(a, one);
        Map<String, Integer> right = members(b, two);
        TreeSet<String> names = new TreeSet<>(left.keySet());
        names.addAll(right.keySet());
        for (String name : names) {
            Optional<String> difference = member(name, left.getOrDefault(name, 0), right.getOrDefault(name, 0), depth);
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }

    private static Map<String, Integer> members(Btf btf, int struct) {
        Map<String, Integer> members = new TreeMap<>();
        for (Member member : ((BtfType.Struct) btf.get(struct)).members()) {
            members.putIfAbsent(btf.string(member.name()), Modifiers.skip(btf, member.type()));
        }
        return members;
    }

    /** Types without modifiers, 0 for a member that is not there. */
    private Optional<String> member(String name, int one, int two, int depth) {
        Optional<Long> left = TYPES.contains(name) ? Optional.empty() : number(a, one);
        Optional<Long> right = TYPES.contains(name) ? Optional.empty() : number(b, two);
        if (left.isPresent() || right.isPresent()) {
            // Not to say it is to say 0.
            boolean isNumber = (one == 0 || left.isPresent()) && (two == 0 || right.isPresent());
            return isNumber && left.orElse(0L).equals(right.orElse(0L))
                    ? Optional.empty()
                    : Optional.of(name + " is " + said(a, one, left) + " against " + said(b, two, right));
        }
        if (one == 0 || two == 0) {
            return Optional.of("only one of them says '" + name + "'");
        }
        Optional<String> difference = a.kind(one) == BtfKind.ARRAY && b.kind(two) == BtfKind.ARRAY
                ? definition(pointee(a, element(a, one)), pointee(b, element(b, two)), depth + 1)
                : types.difference(pointee(a, one), pointee(b, two));
        return difference.map(d -> name + ": " + d);
    }

    private static String said(Btf btf, int type, Optional<Long> number) {
        return number.map(n -> Long.toString(n)).orElse(type == 0 ? "0" : "'" + CTypeName.of(btf, type) + "'");
    }

    private static Optional<Long> number(Btf btf, int type) {
        if (btf.kind(type) != BtfKind.PTR) {
            return Optional.empty();
        }
        int array = pointee(btf, type);
        return btf.kind(array) == BtfKind.ARRAY
                ? Optional.of(((BtfType.Array) btf.get(array)).nelems())
                : Optional.empty();
    }

    private static int element(Btf btf, int array) {
        return Modifiers.skip(btf, ((BtfType.Array) btf.get(array)).element());
    }

    private static int pointee(Btf btf, int type) {
        return btf.kind(type) == BtfKind.PTR ? Modifiers.skip(btf, ((BtfType.Ptr) btf.get(type)).target()) : type;
    }
}
