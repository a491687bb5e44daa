package io.github.retrobpf.report.graph;

import io.github.retrobpf.rewriter.api.FunctionDecision;
import io.github.retrobpf.rewriter.inspect.FunctionFacts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was decided, by the function that it is about. */
final class Changes {
    /** A name alone may belong to several static functions. */
    private record Place(String function, Optional<String> source) {}

    private final Map<Place, Integer> functions = new HashMap<>();
    private final Map<Place, FunctionDecision> inPlace = new HashMap<>();
    private final Map<String, FunctionDecision> clones = new HashMap<>();

    /**
     * Sorts decisions.
     *
     * @param before the functions of the input
     */
    Changes(List<FunctionFacts> before, List<FunctionDecision> decisions) {
        before.forEach(f -> functions.putIfAbsent(new Place(f.name(), f.source()), f.id()));
        for (FunctionDecision decision : decisions) {
            if (decision.isClone()) {
                clones.put(decision.name(), decision);
            } else {
                inPlace.putIfAbsent(placeOf(decision), decision);
            }
        }
    }

    /** What made a function of the output that the input does not have. */
    Optional<FunctionDecision> cloning(FunctionFacts after) {
        return Optional.ofNullable(clones.get(after.name()));
    }

    /** What became of a function of the input, copies of it aside. */
    Optional<FunctionDecision> inPlace(FunctionFacts before) {
        return Optional.ofNullable(inPlace.get(new Place(before.name(), before.source())));
    }

    /** Id of the function of the input that a decision is about. */
    int function(FunctionDecision decision) {
        Integer function = functions.get(placeOf(decision));
        if (function == null) {
            throw new IllegalStateException("no function " + decision.function() + " in the input");
        }
        return function;
    }

    private static Place placeOf(FunctionDecision decision) {
        return new Place(decision.function(), decision.source());
    }
}
