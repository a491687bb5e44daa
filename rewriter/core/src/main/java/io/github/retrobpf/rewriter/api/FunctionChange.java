package io.github.retrobpf.rewriter.api;

import io.github.retrobpf.rewriter.plan.Action;
import java.util.List;
import java.util.Optional;

/**
 * What was done to a function, or made of it.
 *
 * @param function its name in the input
 * @param source file and line, where line_info tells
 * @param action what was done
 * @param name its name in the output: another one for a clone
 * @param isClone whether it is a copy beside the original
 * @param programTypes of the programs that it serves, sorted
 * @param arguments that were treated
 */
public record FunctionChange(
        String function,
        Optional<String> source,
        Action action,
        String name,
        boolean isClone,
        List<String> programTypes,
        List<ArgumentChange> arguments) {
    public FunctionChange {
        programTypes = List.copyOf(programTypes);
        arguments = List.copyOf(arguments);
    }
}
