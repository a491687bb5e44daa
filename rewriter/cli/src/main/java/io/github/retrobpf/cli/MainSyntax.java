package io.github.retrobpf.cli;

import io.github.retrobpf.cli.command.CommandSyntax;
import io.github.retrobpf.cli.command.OperandSyntax;
import io.github.retrobpf.cli.command.Syntax;
import io.github.retrobpf.cli.command.ValueKind;
import io.github.retrobpf.cli.file.ArgumentFiles;
import io.github.retrobpf.cli.worker.Worker;

/** What stands before a command: {@code retrobpf}, its own options, and {@code help}. */
final class MainSyntax {
    static final String HELP = "help";
    static final String VERSION = "--version";

    private MainSyntax() {}

    /** Of {@code retrobpf} with all its commands. */
    static CommandSyntax of(Commands commands) {
        CommandSyntax.Builder syntax = CommandSyntax.of(
                        "",
                        "Rewrites compiled BPF objects so that kernels older than those they were written for load"
                                + " them.")
                .synopsis("retrobpf COMMAND ...", "retrobpf --help | --version")
                .option(Syntax.help())
                .option(Syntax.flag("Show the versions of retrobpf and of Java.", "-V", VERSION))
                .option(Syntax.value(
                        "FILE",
                        "Read more arguments from FILE, one a line, each as it is.",
                        ArgumentFiles.LINES.replace("=", "")))
                .option(Syntax.flag(
                        "Do what requests on standard input ask for, and answer each: a persistent worker of Bazel."
                                + " docs/pipelines/bazel explains it.",
                        Worker.OPTION));
        for (String name : Commands.NAMES) {
            syntax.command(commands.named(name).orElseThrow().syntax());
        }
        return syntax.command(help())
                .examples("retrobpf rewrite prog.bpf.o -o prog.compat.bpf.o")
                .build();
    }

    /** Of {@code retrobpf help}. */
    static CommandSyntax help() {
        return CommandSyntax.of(HELP, "Shows the help of retrobpf, or of a command.")
                .synopsis("retrobpf help [COMMAND]...")
                .operands(new OperandSyntax(
                        "COMMAND", ValueKind.COMMAND, "The command to explain, such as 'rewrite' or 'btf dump'."))
                .option(Syntax.help())
                .build();
    }
}
