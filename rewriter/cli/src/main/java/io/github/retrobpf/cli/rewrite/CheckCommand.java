package io.github.retrobpf.cli.rewrite;

import io.github.retrobpf.cli.command.Command;
import io.github.retrobpf.cli.command.ConsoleOptions;
import io.github.retrobpf.cli.command.ExitStatus;
import io.github.retrobpf.cli.command.RewriteOptionSyntax;
import io.github.retrobpf.cli.command.Surroundings;
import io.github.retrobpf.cli.command.Syntax;
import io.github.retrobpf.cli.command.UsageException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

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
    public CommandSpec syntax() {
        CommandSpec spec = CommandSpec.create();
        spec.addPositional(Syntax.inputs("Objects to check, as for 'rewrite'."));
        RewriteOptionSyntax.add(spec);
        ArgumentsReader.addCommon(spec);
        ConsoleOptions.add(spec);
        spec.addOption(Syntax.help());
        Syntax.usage(spec.usageMessage())
                .customSynopsis("retrobpf check [OPTION]... IN...")
                .header("Tells what 'rewrite' would do to objects, and what it cannot do; writes none.")
                .description(
                        "For builds that want to stop where something stays that old kernels refuse: what cannot be"
                                + " mended is an error.")
                .footer(
                        "",
                        "Exit status:",
                        "  0   every tagged argument is fine, or 'rewrite' makes it so",
                        "  1   something in an object cannot be mended, or a file is at fault",
                        "  2   the command line is at fault; nothing was checked",
                        "  3   a result would be no translation of its input; please report it",
                        "  70  retrobpf is at fault; please report it",
                        "",
                        "Examples:",
                        "  retrobpf check prog.bpf.o",
                        "  retrobpf check --quiet build/");
        return spec;
    }

    @Override
    public ExitStatus run(ParseResult parsed, Surroundings surroundings) throws UsageException {
        return new RewriteRun(new ArgumentsReader(parsed).check(), surroundings, rewriter).run();
    }
}
