package io.github.retrobpf.cli.validate;

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

/** {@code retrobpf validate}. */
public final class ValidateCommand implements Command {
    @Override
    public String name() {
        return "validate";
    }

    @Override
    public CommandSpec syntax() {
        CommandSpec spec = CommandSpec.create();
        spec.addPositional(Syntax.pair(
                "ORIGINAL",
                "REWRITTEN",
                "The object that was rewritten, and what came out. One of them may be '-', standard input."));
        RewriteOptionSyntax.addProgramType(spec);
        ConsoleOptions.add(spec);
        spec.addOption(Syntax.help());
        Syntax.usage(spec.usageMessage())
                .customSynopsis("retrobpf validate [OPTION]... ORIGINAL REWRITTEN")
                .header("Tells whether an object is a sound rewriting of another one; writes nothing.")
                .description(
                        "Reads both files and compares each program with everything that it reaches, instruction by"
                                + " instruction, and all data, maps, types and records. Only clones, and types and"
                                + " tags of context arguments, may differ, and only so that kernels take them for"
                                + " the programs that reach them.",
                        "",
                        "'rewrite' does the same with each result before it writes it, and knows besides what it"
                                + " meant to change. Say the same --prog-type here as there; its other options make no"
                                + " difference. An object that was left as it is passes: 'check' tells what there is"
                                + " to do.",
                        "",
                        "The verdict is a message, on standard error; for scripts there is the exit status.")
                .footer(
                        "",
                        "Exit status:",
                        "  0   REWRITTEN is a translation of ORIGINAL",
                        "  1   an object or a file is at fault: one of the two cannot be read",
                        "  2   the command line is at fault; nothing was compared",
                        "  3   REWRITTEN is no translation; each difference is told",
                        "  70  retrobpf is at fault; please report it",
                        "",
                        "Example:",
                        "  retrobpf validate prog.bpf.o prog.compat.bpf.o");
        return spec;
    }

    @Override
    public ExitStatus run(ParseResult parsed, Surroundings surroundings) throws UsageException {
        return new ValidateRun(ValidateArguments.read(new Arguments(parsed)), surroundings).run();
    }
}
