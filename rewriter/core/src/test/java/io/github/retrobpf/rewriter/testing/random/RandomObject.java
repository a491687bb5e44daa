package io.github.retrobpf.rewriter.testing.random;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An object as a description, made from a seed.
 *
 * @param seed that it was made from
 * @param functions in the order of their code
 * @param externs names of functions that it wants, with the section of their kind
 * @param traits of the object as a whole
 */
record RandomObject(
        long seed,
        ByteOrder order,
        List<RandomFunction> functions,
        List<String> maps,
        List<Variable> variables,
        SortedMap<String, String> externs,
        Set<Trait> traits) {
    /** What an object has or lacks as a whole. */
    enum Trait {
        LINES,
        DEBUG_INFO,
        BLOCK_PER_RECORD,
        RECORDS_REVERSED,
        NO_SECTION_SYMBOLS,
        NO_BTF
    }

    RandomObject {
        functions = List.copyOf(functions);
        maps = List.copyOf(maps);
        variables = List.copyOf(variables);
        externs = Collections.unmodifiableSortedMap(new TreeMap<>(externs));
        traits = Set.copyOf(traits);
    }

    RandomObject withOrder(ByteOrder other) {
        return new RandomObject(seed, other, functions, maps, variables, externs, traits);
    }

    boolean has(Trait trait) {
        return traits.contains(trait);
    }

    /** The entry programs. */
    List<RandomFunction> programs() {
        return functions.stream()
                .filter(f -> f.role() == RandomFunction.Role.PROGRAM)
                .toList();
    }

    /** What a function reaches through calls and callbacks; itself only if something calls it. */
    List<RandomFunction> reachedFrom(RandomFunction function) {
        Map<String, RandomFunction> byName = new HashMap<>();
        functions.forEach(f -> byName.put(f.name(), f));
        Set<RandomFunction> reached = new LinkedHashSet<>();
        List<RandomFunction> open = new ArrayList<>(List.of(function));
        for (int i = 0; i < open.size(); i++) {
            for (String target : open.get(i).targets()) {
                RandomFunction next = Objects.requireNonNull(byName.get(target), target);
                if (reached.add(next)) {
                    open.add(next);
                }
            }
        }
        return List.copyOf(reached);
    }
}
