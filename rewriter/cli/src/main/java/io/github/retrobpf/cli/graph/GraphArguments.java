package io.github.retrobpf.cli.graph;

import io.github.retrobpf.cli.command.Arguments;
import io.github.retrobpf.cli.command.ConsoleOptions;
import io.github.retrobpf.cli.command.IfChanged;
import io.github.retrobpf.cli.command.RewriteOptionSyntax;
import io.github.retrobpf.cli.command.UsageException;
import io.github.retrobpf.cli.file.ObjectInput;
import io.github.retrobpf.cli.file.ObjectInputs;
import io.github.retrobpf.cli.file.RealPaths;
import io.github.retrobpf.report.graph.Sides;
import io.github.retrobpf.rewriter.api.RewriteOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The command line of {@code retrobpf graph}, checked.
 *
 * @param input the one object
 * @param target empty for standard output
 * @param format of the graph
 * @param sides that a text shows
 * @param options how to rewrite
 * @param ifChanged whether a file that stays the same is left alone
 * @param console how to talk to the user
 */
record GraphArguments(
        ObjectInput input,
        Optional<Path> target,
        GraphFormat format,
        Sides sides,
        RewriteOptions options,
        boolean ifChanged,
        ConsoleOptions console) {
    static final String OUTPUT = "--output";
    static final String FORMAT = "--format";
    static final String SIDE = "--side";

    static GraphArguments read(Arguments arguments) throws UsageException {
        ObjectInput input = input(arguments);
        Optional<String> file = arguments.file(OUTPUT).filter(name -> !name.equals(Arguments.STANDARD_STREAM));
        Optional<Path> target = file.isPresent() ? Optional.of(Arguments.path(file.get())) : Optional.empty();
        RealPaths paths = new RealPaths();
        if (target.isPresent() && target.map(paths::of).equals(input.file().map(paths::of))) {
            throw new UsageException("'" + input.name() + "' is the input; the graph would take its place");
        }
        GraphFormat format = format(arguments, file);
        return new GraphArguments(
                input,
                target,
                format,
                sides(arguments, format),
                RewriteOptionSyntax.read(arguments),
                IfChanged.isSet(arguments),
                ConsoleOptions.read(arguments));
    }

    private static ObjectInput input(Arguments arguments) throws UsageException {
        List<String> inputs = arguments.inputs();
        if (inputs.size() > 1) {
            throw new UsageException("one input has a graph, not " + inputs.size());
        }
        return ObjectInputs.noDirectory(inputs.get(0));
    }

    private static GraphFormat format(Arguments arguments, Optional<String> file) throws UsageException {
        Optional<String> word = arguments.value(FORMAT);
        if (word.isEmpty()) {
            return file.isPresent() ? GraphFormat.ofFile(file.get()) : GraphFormat.MERMAID;
        }
        return GraphFormat.ofWord(word.get())
                .orElseThrow(
                        () -> new UsageException(FORMAT + " takes mermaid, dot or html, not '" + word.get() + "'"));
    }

    private static Sides sides(Arguments arguments, GraphFormat format) throws UsageException {
        Optional<String> word = arguments.value(SIDE);
        if (word.isPresent() && format == GraphFormat.HTML) {
            throw new UsageException(SIDE + " is for mermaid and dot; a page shows both sides");
        }
        return switch (word.orElse("both")) {
            case "before" -> Sides.BEFORE;
            case "after" -> Sides.AFTER;
            case "both" -> Sides.BOTH;
            default -> throw new UsageException(SIDE + " takes before, after or both, not '" + word.get() + "'");
        };
    }
}
