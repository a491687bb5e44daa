package io.github.retrobpf.rewriter.link.comparison;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Which objects are linked with which. The order within a list is no order of names: what it does has to show. */
final class Combinations {
    private Combinations() {}

    static List<List<Specimen>> alone(List<Specimen> all) {
        return all.stream().map(List::of).toList();
    }

    /** Each pair that contains one of some, in one order or the other. */
    static List<List<Specimen>> pairs(List<Specimen> all, Predicate<Specimen> one) {
        List<List<Specimen>> pairs = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            for (int j = i + 1; j < all.size(); j++) {
                if (one.test(all.get(i)) || one.test(all.get(j))) {
                    pairs.add(turned(List.of(all.get(i), all.get(j))));
                }
            }
        }
        return pairs;
    }

    /** Each pair of some, in the order that it does not have there. */
    static List<List<Specimen>> turnedPairs(List<Specimen> some) {
        return pairs(some, s -> true).stream()
                .map(pair -> List.of(pair.get(1), pair.get(0)))
                .toList();
    }

    /** So many pairs, each object with others that are far from it; always the same ones. */
    static List<List<Specimen>> somePairs(List<Specimen> all, int count) {
        List<List<Specimen>> pairs = new ArrayList<>();
        for (int i = 0; i < count && all.size() > 1; i++) {
            int distance = 1 + i * 7 % (all.size() - 1);
            pairs.add(List.of(all.get(i % all.size()), all.get((i % all.size() + distance) % all.size())));
        }
        return pairs;
    }

    /** Each three of which any two can be linked. */
    static List<List<Specimen>> triples(List<List<Specimen>> accepted) {
        Map<Specimen, Set<Specimen>> partners = new HashMap<>();
        for (List<Specimen> pair : accepted) {
            for (int i = 0; i < 2; i++) {
                partners.computeIfAbsent(pair.get(i), s -> new HashSet<>()).add(pair.get(1 - i));
            }
        }
        List<List<Specimen>> triples = new ArrayList<>();
        for (List<Specimen> pair : accepted) {
            for (Specimen third : partners.getOrDefault(pair.get(0), Set.of())) {
                String last = later(pair.get(0), pair.get(1));
                if (third.name().compareTo(last) > 0
                        && partners.getOrDefault(pair.get(1), Set.of()).contains(third)) {
                    triples.add(turned(List.of(pair.get(0), pair.get(1), third)));
                }
            }
        }
        triples.sort((a, b) -> a.toString().compareTo(b.toString()));
        return triples;
    }

    private static String later(Specimen one, Specimen other) {
        return one.name().compareTo(other.name()) > 0 ? one.name() : other.name();
    }

    /** Another one of them stands in front, by their names. */
    private static List<Specimen> turned(List<Specimen> list) {
        List<Specimen> turned = new ArrayList<>(list);
        Collections.rotate(turned, Math.floorMod(list.toString().hashCode(), list.size()));
        return List.copyOf(turned);
    }
}
