package io.github.retrobpf.cli.inspect;

import io.github.retrobpf.cli.command.Arguments;
import io.github.retrobpf.cli.command.Command;
import io.github.retrobpf.cli.command.CommandSyntax;
import io.github.retrobpf.cli.command.ConsoleOptions;
import io.github.retrobpf.cli.command.ExitStatus;
import io.github.retrobpf.cli.command.RewriteOptionSyntax;
import io.github.retrobpf.cli.command.Surroundings;
import io.github.retrobpf.cli.command.Syntax;
import io.github.retrobpf.cli.command.UsageException;

/** {@code retrobpf inspect}. */
public final class InspectCommand implements Command {
    private static final String JSON = "--json";

    @Override
    public String name() {
        return "inspect";
    }

    @Override
    public CommandSyntax syntax() {
        CommandSyntax.Builder syntax = CommandSyntax.of("inspect", "Tells what is in objects; changes nothing.");
        syntax.operands(Syntax.inputs("Objects to look into, as for 'rewrite'."));
        syntax.option(Syntax.flag("Print one JSON document instead of text; docs/json.md explains it.", JSON));
        RewriteOptionSyntax.addProgramType(syntax);
        ConsoleOptions.add(syntax);
        syntax.option(Syntax.help());
        return syntax.synopsis("retrobpf inspect [OPTION]... IN...")
                .description("Programs with their types and contexts, subprograms with their prototypes and tags, who"
                        + " reaches whom, maps, externs, and figures of BTF. On standard output; messages go"
                        + " to standard error.")
                .exit(ExitStatus.DONE, "done")
                .exit(ExitStatus.PROBLEM, "an object or a file is at fault; the others were shown")
                .exit(ExitStatus.USAGE, "the command line is at fault; nothing was done")
                .exit(ExitStatus.INTERNAL, "retrobpf is at fault; please report it")
                .examples(
                        "retrobpf inspect prog.bpf.o",
                        "retrobpf inspect --json build/ | jq '.objects[].functions[].prototype'")
                .build();
    }

    @Override
    public ExitStatus run(Arguments arguments, Surroundings surroundings) throws UsageException {
        ConsoleOptions console = ConsoleOptions.read(arguments);
        InspectRun run = new InspectRun(arguments.inputs(), RewriteOptionSyntax.read(arguments), console, surroundings);
        return arguments.isSet(JSON) ? run.printJson() : run.printText();
    }
}
