package io.github.retrobpf.cli.validate;

import io.github.retrobpf.cli.command.Arguments;
import io.github.retrobpf.cli.command.ConsoleOptions;
import io.github.retrobpf.cli.command.RewriteOptionSyntax;
import io.github.retrobpf.cli.command.UsageException;
import io.github.retrobpf.cli.file.ObjectInput;
import io.github.retrobpf.cli.file.ObjectInputs;
import io.github.retrobpf.rewriter.api.RewriteOptions;
import java.util.List;

/**
 * The command line of {@code retrobpf validate}, checked.
 *
 * @param original the object that was rewritten
 * @param rewritten what came out
 * @param options of which only program types are there
 * @param console how to talk to the user
 */
record ValidateArguments(ObjectInput original, ObjectInput rewritten, RewriteOptions options, ConsoleOptions console) {
    static ValidateArguments read(Arguments arguments) throws UsageException {
        List<String> inputs = arguments.inputsIfAny();
        if (inputs.size() != 2) {
            throw new UsageException("two objects are compared, ORIGINAL and REWRITTEN, not " + inputs.size());
        }
        if (inputs.stream().allMatch(Arguments.STANDARD_STREAM::equals)) {
            throw new UsageException("only one of the two can be standard input");
        }
        return new ValidateArguments(
                ObjectInputs.noDirectory(inputs.get(0)),
                ObjectInputs.noDirectory(inputs.get(1)),
                RewriteOptionSyntax.read(arguments),
                ConsoleOptions.read(arguments));
    }
}
