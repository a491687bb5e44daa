package io.github.retrobpf.cli.graph;

import io.github.retrobpf.cli.command.Arguments;
import io.github.retrobpf.cli.command.Command;
import io.github.retrobpf.cli.command.ConsoleOptions;
import io.github.retrobpf.cli.command.ExitStatus;
import io.github.retrobpf.cli.command.RewriteOptionSyntax;
import io.github.retrobpf.cli.command.Surroundings;
import io.github.retrobpf.cli.command.Syntax;
import io.github.retrobpf.cli.command.UsageException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code retrobpf graph}. */
public final class GraphCommand implements Command {
    @Override
    public String name() {
        return "graph";
    }

    @Override
    public CommandSpec syntax() {
        CommandSpec spec = CommandSpec.create();
        spec.addPositional(Syntax.input("The object to draw. '-' is standard input."));
        spec.addOption(Syntax.value(
                "FILE",
                "Write the graph to FILE; '-', which is the default, is standard output.",
                "-o",
                GraphArguments.OUTPUT));
        spec.addOption(Syntax.value(
                "FORMAT",
                "mermaid, dot (for Graphviz) or html (a page that needs nothing beside it). Default: what FILE ends"
                        + " in (.mmd, .mermaid, .dot, .gv, .html, .htm); mermaid where there is no FILE.",
                "-f",
                GraphArguments.FORMAT));
        spec.addOption(Syntax.value(
                "SIDE", "What mermaid and dot show: before, after or both (default).", GraphArguments.SIDE));
        RewriteOptionSyntax.add(spec);
        ConsoleOptions.add(spec);
        spec.addOption(Syntax.help());
        Syntax.usage(spec.usageMessage())
                .customSynopsis("retrobpf graph [OPTION]... IN [-o FILE]")
                .header("Draws who calls whom in an object, before and after it is rewritten.")
                .description("Programs and functions with their contexts, what 'rewrite' does to each and why, and"
                        + " clones beside their originals. No object is written.")
                .footer(
                        "",
                        "Exit status:",
                        "  0   done",
                        "  1   the object or a file is at fault",
                        "  2   the command line is at fault; nothing was done",
                        "  70  retrobpf is at fault; please report it",
                        "",
                        "Examples:",
                        "  retrobpf graph prog.bpf.o -o prog.html",
                        "  retrobpf graph prog.bpf.o --side after --format dot | dot -Tsvg > prog.svg");
        return spec;
    }

    @Override
    public ExitStatus run(ParseResult parsed, Surroundings surroundings) throws UsageException {
        return new GraphRun(GraphArguments.read(new Arguments(parsed)), surroundings).run();
    }
}
