package io.github.retrobpf.cli;

import io.github.retrobpf.cli.text.When;
import java.util.List;

/**
 * The command line of {@code retrobpf rewrite}, checked.
 *
 * @param inputs at least one
 * @param destination of the results
 * @param jobs at most so many at a time
 * @param verbosity how much is said
 * @param stripDebug whether DWARF goes
 * @param color of messages
 * @param progress whether there is a bar
 * @param isDebugging whether internal errors show their trace
 */
record RewriteArguments(
        List<String> inputs,
        Destination destination,
        int jobs,
        Verbosity verbosity,
        boolean stripDebug,
        When color,
        When progress,
        boolean isDebugging) {
    static final String STANDARD_STREAM = "-";

    RewriteArguments {
        inputs = List.copyOf(inputs);
    }
}
