package io.github.retrobpf.rewriter.plan;

import io.github.retrobpf.rewriter.program.ProgramKind;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a user may say about the decision.
 *
 * @param strategy how tagged functions are treated
 * @param programTypes what the programs of a section are, by the section's name without a {@code ?}, where that name
 *     tells nothing or something wrong
 * @param keepGlobal names of functions that never become static, because other objects replace them ({@code freplace})
 * @param keepTags whether the tags of treated arguments stay
 */
public record PlanOptions(
        Strategy strategy,
        SortedMap<String, ProgramKind> programTypes,
        SortedSet<String> keepGlobal,
        boolean keepTags) {
    /** Nothing said. */
    public static final PlanOptions DEFAULT = new PlanOptions(Strategy.AUTO, new TreeMap<>(), new TreeSet<>(), false);

    public PlanOptions {
        programTypes = Collections.unmodifiableSortedMap(new TreeMap<>(programTypes));
        keepGlobal = Collections.unmodifiableSortedSet(new TreeSet<>(keepGlobal));
    }
}
