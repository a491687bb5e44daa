package io.github.retrobpf.cli.rewrite;

import io.github.retrobpf.cli.command.Arguments;
import io.github.retrobpf.cli.command.Command;
import io.github.retrobpf.cli.command.CommandSyntax;
import io.github.retrobpf.cli.command.ConsoleOptions;
import io.github.retrobpf.cli.command.ExitStatus;
import io.github.retrobpf.cli.command.RewriteOptionSyntax;
import io.github.retrobpf.cli.command.Surroundings;
import io.github.retrobpf.cli.command.Syntax;
import io.github.retrobpf.cli.command.UsageException;

/** {@code retrobpf check}. */
public final class CheckCommand implements Command {
    private final Rewriter rewriter;

    public CheckCommand(Rewriter rewriter) {
        this.rewriter = rewriter;
    }

    @Override
    public String name() {
        return "check";
    }

    @Override
    public CommandSyntax syntax() {
        CommandSyntax.Builder syntax = CommandSyntax.of(
                "check", "Tells what 'rewrite' would do to objects, and what it cannot do; writes none.");
        syntax.operands(Syntax.inputs("Objects to check, as for 'rewrite'."));
        RewriteOptionSyntax.add(syntax);
        ArgumentsReader.addCommon(syntax);
        ConsoleOptions.add(syntax);
        syntax.option(Syntax.help());
        return syntax.synopsis("retrobpf check [OPTION]... IN...")
                .description(
                        "For builds that want to stop where something stays that old kernels refuse: what cannot be"
                                + " mended is an error.")
                .exit(ExitStatus.DONE, "every tagged argument is fine, or 'rewrite' makes it so")
                .exit(ExitStatus.PROBLEM, "something in an object cannot be mended, or a file is at fault")
                .exit(ExitStatus.USAGE, "the command line is at fault; nothing was checked")
                .exit(ExitStatus.MISMATCH, "a result would be no translation of its input; please report it")
                .exit(ExitStatus.INTERNAL, "retrobpf is at fault; please report it")
                .examples("retrobpf check prog.bpf.o", "retrobpf check --quiet build/")
                .build();
    }

    @Override
    public ExitStatus run(Arguments arguments, Surroundings surroundings) throws UsageException {
        return new RewriteRun(new ArgumentsReader(arguments).check(), surroundings, rewriter).run();
    }
}
