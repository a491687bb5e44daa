package io.github.retrobpf.cli;

import io.github.retrobpf.cli.command.Command;
import io.github.retrobpf.cli.command.Syntax;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What stands before a command: {@code retrobpf}, its own options, and {@code help}. */
final class MainSyntax {
    static final String HELP = "help";

    private MainSyntax() {}

    /** The syntax of the command that the arguments call; of all where they call none, or for help. */
    static CommandLine create(List<Command> commands, String[] args) {
        CommandSpec retrobpf = CommandSpec.create().name("retrobpf");
        retrobpf.addOption(Syntax.help());
        retrobpf.addOption(Syntax.flag("Show the versions of retrobpf and of Java.", "-V", "--version")
                .versionHelp(true)
                .build());
        Syntax.usage(retrobpf.usageMessage())
                .descriptionHeading("")
                .parameterListHeading("")
                .customSynopsis("retrobpf COMMAND ...", "       retrobpf --help | --version")
                .header(
                        "Rewrites compiled BPF objects so that kernels older than those they were written",
                        "for load them.")
                .commandListHeading("%nCommands:%n")
                .footer(
                        "",
                        "Example:",
                        "  retrobpf rewrite prog.bpf.o -o prog.compat.bpf.o",
                        "",
                        "'retrobpf help COMMAND' explains a command.");
        // One syntax costs a few milliseconds, and nearly every run needs one only.
        List<Command> called = commands.stream()
                .filter(c -> args.length > 0 && c.name().equals(args[0]))
                .toList();
        for (Command command : called.isEmpty() ? commands : called) {
            retrobpf.addSubcommand(command.name(), command.syntax());
        }
        retrobpf.addSubcommand(HELP, help());
        // No styles in help, and no search for a terminal that could show them.
        return new CommandLine(retrobpf).setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
    }

    private static CommandSpec help() {
        CommandSpec help = CommandSpec.create();
        help.addPositional(PositionalParamSpec.builder()
                .paramLabel("COMMAND")
                .hideParamSyntax(true)
                .arity("0..*")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description("The command to explain, such as 'rewrite' or 'btf dump'.")
                .build());
        help.addOption(Syntax.help());
        Syntax.usage(help.usageMessage())
                .descriptionHeading("")
                .header("Shows the help of retrobpf, or of a command.")
                .customSynopsis("retrobpf help [COMMAND]...");
        return help;
    }
}
