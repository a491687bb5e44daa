package io.github.retrobpf.cli.validate;

import io.github.retrobpf.cli.command.Arguments;
import io.github.retrobpf.cli.command.Command;
import io.github.retrobpf.cli.command.CommandSyntax;
import io.github.retrobpf.cli.command.ConsoleOptions;
import io.github.retrobpf.cli.command.ExitStatus;
import io.github.retrobpf.cli.command.RewriteOptionSyntax;
import io.github.retrobpf.cli.command.Surroundings;
import io.github.retrobpf.cli.command.Syntax;
import io.github.retrobpf.cli.command.UsageException;

/** {@code retrobpf validate}. */
public final class ValidateCommand implements Command {
    @Override
    public String name() {
        return "validate";
    }

    @Override
    public CommandSyntax syntax() {
        CommandSyntax.Builder syntax = CommandSyntax.of(
                "validate", "Tells whether an object is a sound rewriting of another one; writes nothing.");
        syntax.operands(Syntax.pair(
                "ORIGINAL",
                "REWRITTEN",
                "The object that was rewritten, and what came out. One of them may be '-', standard input."));
        RewriteOptionSyntax.addProgramType(syntax);
        ConsoleOptions.add(syntax);
        syntax.option(Syntax.help());
        return syntax.synopsis("retrobpf validate [OPTION]... ORIGINAL REWRITTEN")
                .description(
                        "Reads both files and compares each program with everything that it reaches, instruction by"
                                + " instruction, and all data, maps, types and records. Only clones, and types and"
                                + " tags of context arguments, may differ, and only so that kernels take them for"
                                + " the programs that reach them.",
                        "'rewrite' does the same with each result before it writes it, and knows besides what it"
                                + " meant to change. Say the same --prog-type here as there; its other options make no"
                                + " difference. An object that was left as it is passes: 'check' tells what there is"
                                + " to do.",
                        "The verdict is a message, on standard error; for scripts there is the exit status.")
                .exit(ExitStatus.DONE, "REWRITTEN is a translation of ORIGINAL")
                .exit(ExitStatus.PROBLEM, "an object or a file is at fault: one of the two cannot be read")
                .exit(ExitStatus.USAGE, "the command line is at fault; nothing was compared")
                .exit(ExitStatus.MISMATCH, "REWRITTEN is no translation; each difference is told")
                .exit(ExitStatus.INTERNAL, "retrobpf is at fault; please report it")
                .examples("retrobpf validate prog.bpf.o prog.compat.bpf.o")
                .build();
    }

    @Override
    public ExitStatus run(Arguments arguments, Surroundings surroundings) throws UsageException {
        return new ValidateRun(ValidateArguments.read(arguments), surroundings).run();
    }
}
