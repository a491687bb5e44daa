package io.github.retrobpf.cli.inspect;

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

/** {@code retrobpf inspect}. */
public final class InspectCommand implements Command {
    private static final String JSON = "--json";

    @Override
    public String name() {
        return "inspect";
    }

    @Override
    public CommandSpec syntax() {
        CommandSpec spec = CommandSpec.create();
        spec.addPositional(Syntax.inputs("Objects to look into, as for 'rewrite'."));
        spec.addOption(Syntax.flag("Print one JSON document instead of text; docs/json.md explains it.", JSON)
                .build());
        RewriteOptionSyntax.addProgramType(spec);
        ConsoleOptions.add(spec);
        spec.addOption(Syntax.help());
        Syntax.usage(spec.usageMessage())
                .customSynopsis("retrobpf inspect [OPTION]... IN...")
                .header("Tells what is in objects; changes nothing.")
                .description("Programs with their types and contexts, subprograms with their prototypes and tags, who"
                        + " reaches whom, maps, externs, and figures of BTF. On standard output; messages go"
                        + " to standard error.")
                .footer(
                        "",
                        "Exit status:",
                        "  0   done",
                        "  1   an object or a file is at fault; the others were shown",
                        "  2   the command line is at fault; nothing was done",
                        "  70  retrobpf is at fault; please report it",
                        "",
                        "Examples:",
                        "  retrobpf inspect prog.bpf.o",
                        "  retrobpf inspect --json build/ | jq '.objects[].functions[].prototype'");
        return spec;
    }

    @Override
    public ExitStatus run(ParseResult parsed, Surroundings surroundings) throws UsageException {
        Arguments arguments = new Arguments(parsed);
        ConsoleOptions console = ConsoleOptions.read(arguments);
        InspectRun run = new InspectRun(arguments.inputs(), RewriteOptionSyntax.read(arguments), console, surroundings);
        return arguments.isSet(JSON) ? run.printJson() : run.printText();
    }
}
