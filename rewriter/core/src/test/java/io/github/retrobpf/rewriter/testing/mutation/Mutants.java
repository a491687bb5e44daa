package io.github.retrobpf.rewriter.testing.mutation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/** Collects mutants of one object: some of each kind, chosen by a seed, each with the same chance. */
final class Mutants {
    private final Random random;
    private final int perKind;
    private final Map<Kind, List<Mutant>> chosen = new LinkedHashMap<>();
    private final Map<Kind, Integer> seen = new LinkedHashMap<>();
    private String layer = "";

    /**
     * None so far.
     *
     * @param perKind how many to keep of each kind
     */
    Mutants(long seed, int perKind) {
        this.random = new Random(seed);
        this.perKind = perKind;
    }

    void enter(String name) {
        layer = name;
    }

    void add(String text, Supplier<String> place, Making making) {
        Kind kind = new Kind(layer, text);
        List<Mutant> mutants = chosen.computeIfAbsent(kind, k -> new ArrayList<>());
        int count = seen.merge(kind, 1, Integer::sum);
        int position = count <= perKind ? mutants.size() : random.nextInt(count);
        if (position < perKind) {
            Mutant mutant = new Mutant(kind, place.get(), making);
            if (position == mutants.size()) {
                mutants.add(mutant);
            } else {
                mutants.set(position, mutant);
            }
        }
    }

    Collection<Mutant> chosen() {
        return chosen.values().stream().flatMap(List::stream).toList();
    }
}
