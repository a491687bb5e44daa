package io.github.retrobpf.cli.rewrite;

import io.github.retrobpf.cli.command.Arguments;
import io.github.retrobpf.cli.command.CommandSyntax;
import io.github.retrobpf.cli.command.ConsoleOptions;
import io.github.retrobpf.cli.command.IfChanged;
import io.github.retrobpf.cli.command.RewriteOptionSyntax;
import io.github.retrobpf.cli.command.Syntax;
import io.github.retrobpf.cli.command.UsageException;
import io.github.retrobpf.cli.depfile.DepfileOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks arguments: which options go together, and what their values may be. */
final class ArgumentsReader {
    static final String OUTPUT = "--output";
    static final String DIRECTORY = "--directory";
    static final String IN_PLACE = "--in-place";
    static final String STRICT = "--strict";

    static final String BELOW = "--below";

    private static final String JOBS = "--jobs";
    private static final String VERBOSE = "--verbose";
    private static final String PROGRESS = "--progress";
    private static final String REPORT = "--report";
    private static final String ONE_DESTINATION = "exactly one of -o, -d and --in-place is needed";

    private final Arguments arguments;

    ArgumentsReader(Arguments arguments) {
        this.arguments = arguments;
    }

    /** Adds the options of all commands that go through many objects. */
    static void addCommon(CommandSyntax.Builder syntax) {
        syntax.option(
                Syntax.value("N", "Take up to N objects at a time. Default: the number of processors.", "-j", JOBS));
        syntax.option(Syntax.flag("Also print all programs, and objects that needed nothing.", "-v", VERBOSE));
        syntax.option(Syntax.value(
                        "WHEN",
                        "Show a progress bar for several objects: auto, always or never. Default: auto, which is on a"
                                + " terminal.",
                        PROGRESS)
                .oneOf("auto", "always", "never"));
        syntax.option(Syntax.value(
                "FILE",
                "Write to FILE, as JSON, what was decided about each object and why; '-' is standard output."
                        + " docs/json.md explains it.",
                REPORT));
    }

    /** The command line of {@code rewrite}. */
    RewriteArguments rewrite() throws UsageException {
        List<String> inputs = arguments.inputs();
        Destination destination = destination();
        checkTogether(inputs, destination);
        boolean isReportOnStandardOutput = isOnStandardOutput(arguments.file(REPORT));
        if (destination instanceof Destination.ToStandardOutput && isReportOnStandardOutput) {
            throw new UsageException("standard output cannot hold both the result and the report");
        }
        Optional<DepfileOptions> depfile = DepfileOptions.read(arguments);
        if (depfile.isPresent()) {
            checkTogether(depfile.get(), destination, isReportOnStandardOutput);
        }
        return read(inputs, destination, arguments.isSet(STRICT), depfile);
    }

    /** The command line of {@code check}. */
    RewriteArguments check() throws UsageException {
        return read(arguments.inputs(), new Destination.Nowhere(), true, Optional.empty());
    }

    private RewriteArguments read(
            List<String> inputs, Destination destination, boolean isStrict, Optional<DepfileOptions> depfile)
            throws UsageException {
        ConsoleOptions console = ConsoleOptions.read(arguments);
        boolean isVerbose = arguments.isSet(VERBOSE);
        if (console.isQuiet() && isVerbose) {
            throw new UsageException("-q and -v exclude each other");
        }
        return new RewriteArguments(
                inputs,
                destination,
                RewriteOptionSyntax.read(arguments),
                isStrict,
                jobs(),
                isVerbose,
                arguments.when(PROGRESS),
                IfChanged.isSet(arguments),
                arguments.file(REPORT),
                depfile,
                console);
    }

    private static boolean isOnStandardOutput(Optional<String> file) {
        return file.filter(Arguments.STANDARD_STREAM::equals).isPresent();
    }

    private Destination destination() throws UsageException {
        List<Destination> given = new ArrayList<>();
        arguments
                .file(OUTPUT)
                .ifPresent(file -> given.add(
                        file.equals(Arguments.STANDARD_STREAM)
                                ? new Destination.ToStandardOutput()
                                : new Destination.ToFile(file)));
        Optional<String> below = arguments.file(BELOW);
        arguments.file(DIRECTORY).ifPresent(directory -> given.add(new Destination.ToDirectory(directory, below)));
        if (arguments.isSet(IN_PLACE)) {
            given.add(new Destination.InPlace());
        }
        if (given.size() != 1) {
            throw new UsageException(ONE_DESTINATION + (given.isEmpty() ? "" : ", not several"));
        }
        if (below.isPresent() && !(given.get(0) instanceof Destination.ToDirectory)) {
            throw new UsageException(BELOW + " says where results stand below DIR: it needs -d");
        }
        return given.get(0);
    }

    private static void checkTogether(List<String> inputs, Destination destination) throws UsageException {
        boolean isOneFile =
                destination instanceof Destination.ToFile || destination instanceof Destination.ToStandardOutput;
        if (isOneFile && inputs.size() > 1) {
            throw new UsageException("-o takes one input, not " + inputs.size() + ": use -d DIR for many");
        }
        if (!isOneFile && inputs.contains(Arguments.STANDARD_STREAM)) {
            throw new UsageException("standard input has no name to write to: use -o");
        }
    }

    private static void checkTogether(DepfileOptions depfile, Destination destination, boolean isReportOnStandardOutput)
            throws UsageException {
        if (destination instanceof Destination.InPlace) {
            throw new UsageException("a result in place of its input depends on nothing else: no -MD with --in-place");
        }
        if (destination instanceof Destination.ToDirectory) {
            depfile.checkForDirectory();
        }
        if (destination instanceof Destination.ToStandardOutput) {
            depfile.checkForStandardOutput();
        }
        boolean isOther = destination instanceof Destination.ToStandardOutput || isReportOnStandardOutput;
        if (depfile.isOnStandardOutput() && isOther) {
            throw new UsageException("standard output can hold only one of the result, the report and the depfile");
        }
    }

    private int jobs() throws UsageException {
        Optional<String> value = arguments.value(JOBS);
        if (value.isEmpty()) {
            return Runtime.getRuntime().availableProcessors();
        }
        try {
            int jobs = Integer.parseInt(value.get());
            if (jobs >= 1) {
                return jobs;
            }
        } catch (NumberFormatException e) {
            // The same message as below.
        }
        throw new UsageException("-j takes a number from 1, not '" + value.get() + "'");
    }
}
