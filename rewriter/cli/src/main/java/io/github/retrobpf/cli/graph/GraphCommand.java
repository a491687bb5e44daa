package io.github.retrobpf.cli.graph;

import io.github.retrobpf.cli.command.Arguments;
import io.github.retrobpf.cli.command.Command;
import io.github.retrobpf.cli.command.CommandSyntax;
import io.github.retrobpf.cli.command.ConsoleOptions;
import io.github.retrobpf.cli.command.ExitStatus;
import io.github.retrobpf.cli.command.IfChanged;
import io.github.retrobpf.cli.command.RewriteOptionSyntax;
import io.github.retrobpf.cli.command.Surroundings;
import io.github.retrobpf.cli.command.Syntax;
import io.github.retrobpf.cli.command.UsageException;

/** {@code retrobpf graph}. */
public final class GraphCommand implements Command {
    @Override
    public String name() {
        return "graph";
    }

    @Override
    public CommandSyntax syntax() {
        CommandSyntax.Builder syntax =
                CommandSyntax.of("graph", "Draws who calls whom in an object, before and after it is rewritten.");
        syntax.operands(Syntax.input("The object to draw. '-' is standard input."));
        syntax.option(Syntax.value(
                "FILE",
                "Write the graph to FILE; '-', which is the default, is standard output.",
                "-o",
                GraphArguments.OUTPUT));
        syntax.option(Syntax.value(
                        "FORMAT",
                        "mermaid, dot (for Graphviz) or html (a page that needs nothing beside it). Default: what FILE ends"
                                + " in (.mmd, .mermaid, .dot, .gv, .html, .htm); mermaid where there is no FILE.",
                        "-f",
                        GraphArguments.FORMAT)
                .oneOf("mermaid", "dot", "html"));
        syntax.option(
                Syntax.value("SIDE", "What mermaid and dot show: before, after or both (default).", GraphArguments.SIDE)
                        .oneOf("before", "after", "both"));
        RewriteOptionSyntax.add(syntax);
        IfChanged.add(syntax);
        ConsoleOptions.add(syntax);
        syntax.option(Syntax.help());
        return syntax.synopsis("retrobpf graph [OPTION]... IN [-o FILE]")
                .description("Programs and functions with their contexts, what 'rewrite' does to each and why, and"
                        + " clones beside their originals. No object is written.")
                .exit(ExitStatus.DONE, "done")
                .exit(ExitStatus.PROBLEM, "the object or a file is at fault")
                .exit(ExitStatus.USAGE, "the command line is at fault; nothing was done")
                .exit(ExitStatus.INTERNAL, "retrobpf is at fault; please report it")
                .examples(
                        "retrobpf graph prog.bpf.o -o prog.html",
                        "retrobpf graph prog.bpf.o --side after --format dot | dot -Tsvg > prog.svg")
                .build();
    }

    @Override
    public ExitStatus run(Arguments arguments, Surroundings surroundings) throws UsageException {
        return new GraphRun(GraphArguments.read(arguments), surroundings).run();
    }
}
