package io.github.retrobpf.cli.graph;

import io.github.retrobpf.cli.command.Crash;
import io.github.retrobpf.cli.command.ExitStatus;
import io.github.retrobpf.cli.command.Mismatches;
import io.github.retrobpf.cli.command.Surroundings;
import io.github.retrobpf.cli.command.UnusedOptions;
import io.github.retrobpf.cli.file.FileProblem;
import io.github.retrobpf.cli.file.Publisher;
import io.github.retrobpf.cli.file.StandardOutput;
import io.github.retrobpf.cli.text.Console;
import io.github.retrobpf.cli.text.Line;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.report.graph.ObjectGraph;
import io.github.retrobpf.report.graph.text.Mermaid;
import io.github.retrobpf.rewriter.api.Retrobpf;
import io.github.retrobpf.rewriter.api.RewriteRequest;
import io.github.retrobpf.rewriter.api.RewriteResult;
import io.github.retrobpf.rewriter.validate.MismatchException;
import java.nio.charset.StandardCharsets;

/** Inspects an object, rewrites it in memory, inspects the result, and draws both. */
final class GraphRun {
    private final GraphArguments arguments;
    private final Surroundings surroundings;
    private final Console console;

    GraphRun(GraphArguments arguments, Surroundings surroundings) {
        this.arguments = arguments;
        this.surroundings = surroundings;
        this.console = arguments.console().console(surroundings);
    }

    ExitStatus run() {
        String name = arguments.input().name();
        try {
            ObjectGraph graph = graph(name, arguments.input().read(surroundings.in()));
            tellLimit(graph);
            publish(arguments.format().render(graph, arguments.sides()).getBytes(StandardCharsets.UTF_8));
            return ExitStatus.DONE;
        } catch (FileProblem | MalformedInputException e) {
            console.print(Line.error(e));
            return ExitStatus.PROBLEM;
        } catch (MismatchException e) {
            console.print(Mismatches.describe(name, e));
            return ExitStatus.MISMATCH;
        } catch (Throwable e) {
            console.print(Crash.describe(name, e, arguments.console().isDebugging()));
            return ExitStatus.INTERNAL;
        }
    }

    private ObjectGraph graph(String name, byte[] input) throws MalformedInputException {
        RewriteResult result = Retrobpf.rewrite(new RewriteRequest(name, input, arguments.options()));
        tellUnused(result);
        result.diagnostics().forEach(d -> console.print(Line.of(d)));
        return ObjectGraph.of(
                Retrobpf.inspect(name, input, arguments.options()),
                result,
                Retrobpf.inspect(name, result.output(), arguments.options()));
    }

    private void tellUnused(RewriteResult result) {
        UnusedOptions unused = new UnusedOptions(arguments.options());
        unused.strike(result);
        console.print(unused.lines());
    }

    private void tellLimit(ObjectGraph graph) {
        int edges = arguments.format() == GraphFormat.MERMAID ? Mermaid.edges(graph, arguments.sides()) : 0;
        if (edges > Mermaid.MAX_EDGES) {
            console.print(new Line(
                    Line.Kind.NOTE,
                    "the graph has " + edges + " edges, and Mermaid draws " + Mermaid.MAX_EDGES
                            + " unless its maxEdges says more; --format html has no such limit"));
        }
    }

    private void publish(byte[] document) throws FileProblem {
        if (arguments.target().isPresent()) {
            new Publisher(arguments.ifChanged()).publish(arguments.target().get(), document);
        } else {
            StandardOutput.print(surroundings.out(), document);
        }
    }
}
