package io.github.retrobpf.rewriter.plan;

import io.github.retrobpf.rewriter.program.ContextType;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An entry program with tags on its own arguments, which no kernel needs there.
 *
 * @param program the program
 * @param context the type that the arguments get: that of its target where the program replaces a function, since kernels
 *     compare the two; empty where the types may stay
 * @param arguments that carry the context tag
 * @param droppedTags the tags on those arguments, unless they are to stay
 */
public record TaggedEntry(
        EntryProgram program, Optional<ContextType> context, List<ContextArgument> arguments, Set<ArgTag> droppedTags) {
    public TaggedEntry {
        arguments = List.copyOf(arguments);
        droppedTags = Set.copyOf(droppedTags);
    }

    /** The arguments whose type changes. */
    public List<ContextArgument> retypedArguments() {
        return context.map(c -> ContextArgument.toRetype(arguments, c)).orElse(List.of());
    }

    /** Whether it comes out as it went in. */
    public boolean isUnchanged() {
        return droppedTags.isEmpty() && retypedArguments().isEmpty();
    }
}
