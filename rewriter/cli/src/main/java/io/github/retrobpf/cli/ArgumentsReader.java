package io.github.retrobpf.cli;

import io.github.retrobpf.cli.text.When;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;

/** Checks what picocli parsed: which options go together, and what their values may be. */
final class ArgumentsReader {
    private static final String ONE_DESTINATION = "exactly one of -o, -d and --in-place is needed";

    private final ParseResult parsed;

    ArgumentsReader(ParseResult parsed) {
        this.parsed = parsed;
    }

    RewriteArguments read() throws UsageException {
        List<String> inputs = parsed.matchedPositionalValue(0, List.of());
        if (inputs.isEmpty()) {
            throw new UsageException("no input: name at least one object, directory or '-'");
        }
        if (inputs.contains("")) {
            throw new UsageException("the name of an input is empty");
        }
        Destination destination = destination();
        checkTogether(inputs, destination);
        return new RewriteArguments(
                inputs,
                destination,
                jobs(),
                verbosity(),
                isSet(CommandSyntax.STRIP_DEBUG),
                when(CommandSyntax.COLOR),
                when(CommandSyntax.PROGRESS),
                isSet(CommandSyntax.DEBUG));
    }

    private Destination destination() throws UsageException {
        String file = value(CommandSyntax.OUTPUT);
        String directory = value(CommandSyntax.DIRECTORY);
        List<Destination> given = new ArrayList<>();
        if (file != null) {
            given.add(
                    file.equals(RewriteArguments.STANDARD_STREAM)
                            ? new Destination.ToStandardOutput()
                            : new Destination.ToFile(named(CommandSyntax.OUTPUT, file)));
        }
        if (directory != null) {
            given.add(new Destination.ToDirectory(named(CommandSyntax.DIRECTORY, directory)));
        }
        if (isSet(CommandSyntax.IN_PLACE)) {
            given.add(new Destination.InPlace());
        }
        if (given.size() != 1) {
            throw new UsageException(ONE_DESTINATION + (given.isEmpty() ? "" : ", not several"));
        }
        return given.get(0);
    }

    private static String named(String option, String value) throws UsageException {
        if (value.isEmpty()) {
            throw new UsageException("the name after " + option + " is empty");
        }
        return value;
    }

    private static void checkTogether(List<String> inputs, Destination destination) throws UsageException {
        boolean isOneFile =
                destination instanceof Destination.ToFile || destination instanceof Destination.ToStandardOutput;
        if (isOneFile && inputs.size() > 1) {
            throw new UsageException("-o takes one input, not " + inputs.size() + ": use -d DIR for many");
        }
        if (!isOneFile && inputs.contains(RewriteArguments.STANDARD_STREAM)) {
            throw new UsageException("standard input has no name to write to: use -o");
        }
    }

    private int jobs() throws UsageException {
        String value = value(CommandSyntax.JOBS);
        if (value == null) {
            return Runtime.getRuntime().availableProcessors();
        }
        try {
            int jobs = Integer.parseInt(value);
            if (jobs >= 1) {
                return jobs;
            }
        } catch (NumberFormatException e) {
            // The same message as below.
        }
        throw new UsageException("-j takes a number from 1, not '" + value + "'");
    }

    private Verbosity verbosity() throws UsageException {
        boolean quiet = isSet(CommandSyntax.QUIET);
        boolean verbose = isSet(CommandSyntax.VERBOSE);
        if (quiet && verbose) {
            throw new UsageException("-q and -v exclude each other");
        }
        if (quiet) {
            return Verbosity.QUIET;
        }
        return verbose ? Verbosity.VERBOSE : Verbosity.NORMAL;
    }

    private When when(String option) throws UsageException {
        String value = value(option);
        if (value == null) {
            return When.AUTO;
        }
        return switch (value) {
            case "auto" -> When.AUTO;
            case "always" -> When.ALWAYS;
            case "never" -> When.NEVER;
            default -> throw new UsageException(option + " takes auto, always or never, not '" + value + "'");
        };
    }

    private boolean isSet(String option) {
        return parsed.matchedOptionValue(option, false);
    }

    private @Nullable String value(String option) {
        return parsed.hasMatchedOption(option) ? parsed.matchedOption(option).<String>getValue() : null;
    }
}
