package io.github.retrobpf.cli.rewrite;

import io.github.retrobpf.cli.command.ConsoleOptions;
import io.github.retrobpf.cli.depfile.DepfileOptions;
import io.github.retrobpf.cli.text.When;
import io.github.retrobpf.rewriter.api.RewriteOptions;
import java.util.List;
import java.util.Optional;

/**
 * The command line of {@code retrobpf rewrite} or {@code retrobpf check}, checked.
 *
 * @param inputs at least one
 * @param destination of the results
 * @param options how to rewrite
 * @param isStrict whether what cannot be mended is an error
 * @param jobs at most so many at a time
 * @param isVerbose whether what was found is told too
 * @param progress whether there is a bar
 * @param ifChanged whether files that stay the same are left alone
 * @param report file that tells what was done, for machines
 * @param depfile that tells what each result was made of
 * @param console how to talk to the user
 */
record RewriteArguments(
        List<String> inputs,
        Destination destination,
        RewriteOptions options,
        boolean isStrict,
        int jobs,
        boolean isVerbose,
        When progress,
        boolean ifChanged,
        Optional<String> report,
        Optional<DepfileOptions> depfile,
        ConsoleOptions console) {
    RewriteArguments {
        inputs = List.copyOf(inputs);
    }
}
