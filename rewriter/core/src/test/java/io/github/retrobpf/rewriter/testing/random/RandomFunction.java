package io.github.retrobpf.rewriter.testing.random;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A function.
 *
 * @param role what it is there for
 * @param section that holds it
 * @param program what is known of the section of an entry program; empty where that is unknown, and for subprograms
 * @param tags on the function itself
 * @param oddities what no compiler makes
 */
record RandomFunction(
        String name,
        Role role,
        String section,
        Optional<ProgramSection> program,
        boolean isStatic,
        boolean isWeak,
        boolean isHidden,
        List<Parameter> parameters,
        List<String> tags,
        List<Step> steps,
        Set<Oddity> oddities) {
    /** What a function is there for. */
    enum Role {
        PROGRAM,
        SUBPROGRAM,
        /** Of {@code bpf_loop()}. */
        CALLBACK
    }

    /** What no compiler makes. */
    enum Oddity {
        NO_FUNC_INFO,
        /** Nothing calls it then. */
        NO_SYMBOL,
        /** A second symbol. */
        ALIAS,
        /** The FUNC of the function before it. */
        SHARED_FUNC,
        /** The name of the function before it, which is static as well. */
        SAME_NAME,
        /** A tag where it means nothing, or for an argument that there is not. */
        MISPLACED_TAG
    }

    RandomFunction {
        parameters = List.copyOf(parameters);
        tags = List.copyOf(tags);
        steps = List.copyOf(steps);
        oddities = Set.copyOf(oddities);
    }

    boolean isTagged() {
        return !isStatic && parameters.stream().anyMatch(Parameter::isTaggedContext);
    }

    boolean has(Oddity oddity) {
        return oddities.contains(oddity);
    }

    /** The names of the functions that its steps name. */
    List<String> targets() {
        return steps.stream()
                .flatMap(step -> {
                    if (step instanceof Step.Call call) {
                        return Optional.of(call.target()).stream();
                    }
                    return step instanceof Step.Callback callback
                            ? Optional.of(callback.target()).stream()
                            : Optional.<String>empty().stream();
                })
                .toList();
    }
}
