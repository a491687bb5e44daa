package io.github.retrobpf.rewriter.plan;

import io.github.retrobpf.rewriter.object.BpfFunction;
import io.github.retrobpf.rewriter.program.ContextType;
import java.util.List;
import java.util.Set;

/**
 * A function as the programs of one context see it.
 *
 * @param function the function of the input
 * @param context of those programs
 * @param action what happens to it
 * @param reason why
 * @param name its own name for a clone, otherwise the function's
 * @param isClone whether it gets code of its own; one variant of a function keeps the original
 * @param droppedTags tags of the function that do not stand on this variant
 * @param arguments that carry the context tag
 * @param programTypes names of the program types that reach it, sorted
 */
public record Variant(
        BpfFunction function,
        ContextType context,
        Action action,
        Reason reason,
        String name,
        boolean isClone,
        Set<ArgTag> droppedTags,
        List<ContextArgument> arguments,
        List<String> programTypes) {
    public Variant {
        droppedTags = Set.copyOf(droppedTags);
        arguments = List.copyOf(arguments);
        programTypes = List.copyOf(programTypes);
    }

    /** Whether it comes out as it went in, calls aside. */
    public boolean isUnchanged() {
        return !isClone
                && switch (action) {
                    case RETYPE -> droppedTags.isEmpty() && retypedArguments().isEmpty();
                    case DEMOTE -> false;
                    case FOLLOW, LEAVE -> true;
                };
    }

    /** The tagged arguments whose type is not the canonical one yet. */
    public List<ContextArgument> retypedArguments() {
        return action == Action.RETYPE ? ContextArgument.toRetype(arguments, context) : List.of();
    }
}
