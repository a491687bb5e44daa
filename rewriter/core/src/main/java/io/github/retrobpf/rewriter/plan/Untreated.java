package io.github.retrobpf.rewriter.plan;

import io.github.retrobpf.rewriter.object.BpfFunction;
import java.util.List;

/**
 * A tagged function to which nothing is done.
 *
 * @param function the function of the input
 * @param reason why
 * @param programTypes names of the program types that it is left for, sorted; none where no program reaches it
 * @param arguments that carry the context tag
 */
public record Untreated(
        BpfFunction function, Reason reason, List<String> programTypes, List<ContextArgument> arguments) {
    public Untreated {
        programTypes = List.copyOf(programTypes);
        arguments = List.copyOf(arguments);
    }
}
