package io.github.retrobpf.rewriter.api;

import io.github.retrobpf.rewriter.plan.Action;
import io.github.retrobpf.rewriter.plan.Reason;
import java.util.List;
import java.util.Optional;

/**
 * What was decided about a function for the programs of one context.
 *
 * @param function its name in the input
 * @param source file and line, where line_info tells
 * @param action what was done
 * @param reason why
 * @param name its name in the output: another one for a clone
 * @param isClone whether it is a copy beside the original
 * @param isChanged whether it is new, or differs from the input in more than what it calls
 * @param programTypes of the programs that it serves, sorted; none where no program reaches it
 * @param arguments that carry the context tag
 */
public record FunctionDecision(
        String function,
        Optional<String> source,
        Action action,
        Reason reason,
        String name,
        boolean isClone,
        boolean isChanged,
        List<String> programTypes,
        List<ArgumentChange> arguments) {
    public FunctionDecision {
        programTypes = List.copyOf(programTypes);
        arguments = List.copyOf(arguments);
    }
}
