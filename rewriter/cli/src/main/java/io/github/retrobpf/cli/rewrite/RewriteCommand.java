package io.github.retrobpf.cli.rewrite;

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
import io.github.retrobpf.cli.depfile.DepfileOptions;

/** {@code retrobpf rewrite}. */
public final class RewriteCommand implements Command {
    private final Rewriter rewriter;

    public RewriteCommand(Rewriter rewriter) {
        this.rewriter = rewriter;
    }

    @Override
    public String name() {
        return "rewrite";
    }

    @Override
    public CommandSyntax syntax() {
        CommandSyntax.Builder syntax =
                CommandSyntax.of("rewrite", "Rewrites objects so that old kernels take their context arguments.");
        syntax.operands(
                Syntax.inputs(
                        "Objects to rewrite. '-' is standard input. A directory stands for all files"
                                + " named *.o below it. '@FILE' stands for the arguments in FILE: separated by white space, in quotes"
                                + " where they hold some; '#' starts a comment. For an object whose name starts with '@' say where it is: './@NAME'."));
        syntax.option(Syntax.value(
                "FILE", "Write the one result to FILE; '-' is standard output.", "-o", ArgumentsReader.OUTPUT));
        syntax.option(Syntax.value(
                "DIR",
                "Write each result to DIR, under the name of its input; what was found below a directory keeps its"
                        + " path from there. DIR is created if it is missing.",
                "-d",
                ArgumentsReader.DIRECTORY));
        syntax.option(Syntax.value(
                "DIR",
                "With -d: an input that lies below DIR keeps its path from there, however it was named.",
                ArgumentsReader.BELOW));
        syntax.option(Syntax.flag(
                "Replace each input by its result. The mode of the file and links to it stay. A file that"
                        + " needs nothing is not touched.",
                "-i",
                ArgumentsReader.IN_PLACE));
        RewriteOptionSyntax.add(syntax);
        syntax.option(Syntax.flag(
                "Take what cannot be mended for an error: no file is written for such an object.",
                ArgumentsReader.STRICT));
        DepfileOptions.add(syntax);
        IfChanged.add(syntax);
        ArgumentsReader.addCommon(syntax);
        ConsoleOptions.add(syntax);
        syntax.option(Syntax.help());
        return syntax.synopsis(
                        "retrobpf rewrite [OPTION]... IN -o FILE",
                        "retrobpf rewrite [OPTION]... IN... -d DIR",
                        "retrobpf rewrite [OPTION]... IN... --in-place")
                .description(
                        "Gives functions that take a context argument, tagged with __arg_ctx, the argument type that"
                                + " old kernels expect for the program that calls them; functions that serve several"
                                + " kinds of program are cloned.",
                        "An object that needs nothing is copied as it is. Files appear whole or not at all. What was"
                                + " done is told on standard error, and so is what could not be done: warnings leave"
                                + " the exit status at 0.")
                .exit(ExitStatus.DONE, "done")
                .exit(ExitStatus.PROBLEM, "an object or a file is at fault; the other objects were done")
                .exit(ExitStatus.USAGE, "the command line is at fault; nothing was done")
                .exit(
                        ExitStatus.MISMATCH,
                        "a result is no translation of its input, and was not written; please report it")
                .exit(ExitStatus.INTERNAL, "retrobpf is at fault; please report it")
                .examples(
                        "retrobpf rewrite prog.bpf.o -o prog.compat.bpf.o",
                        "retrobpf rewrite build/*.bpf.o -d build/compat",
                        "clang --target=bpf -g -O2 -c prog.c -o - | retrobpf rewrite - -o prog.o")
                .build();
    }

    @Override
    public ExitStatus run(Arguments arguments, Surroundings surroundings) throws UsageException {
        return new RewriteRun(new ArgumentsReader(arguments).rewrite(), surroundings, rewriter).run();
    }
}
