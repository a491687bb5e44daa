package io.github.retrobpf.cli;

import io.github.retrobpf.cli.btf.BtfCommand;
import io.github.retrobpf.cli.command.Command;
import io.github.retrobpf.cli.command.ConsoleOptions;
import io.github.retrobpf.cli.command.Crash;
import io.github.retrobpf.cli.command.ExitStatus;
import io.github.retrobpf.cli.command.Surroundings;
import io.github.retrobpf.cli.command.UsageException;
import io.github.retrobpf.cli.command.Version;
import io.github.retrobpf.cli.file.FileProblem;
import io.github.retrobpf.cli.file.StandardOutput;
import io.github.retrobpf.cli.graph.GraphCommand;
import io.github.retrobpf.cli.inspect.InspectCommand;
import io.github.retrobpf.cli.link.LinkCommand;
import io.github.retrobpf.cli.rewrite.CheckCommand;
import io.github.retrobpf.cli.rewrite.RewriteCommand;
import io.github.retrobpf.cli.rewrite.Rewriter;
import io.github.retrobpf.cli.text.Console;
import io.github.retrobpf.cli.text.Line;
import io.github.retrobpf.cli.validate.ValidateCommand;
import io.github.retrobpf.rewriter.api.Retrobpf;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.InitializationException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** From arguments to exit status. Ends no process, and throws nothing. */
public final class Cli {
    private final Surroundings surroundings;
    private final List<Command> commands;

    Cli(Surroundings surroundings) {
        this(surroundings, Retrobpf::rewrite);
    }

    Cli(Surroundings surroundings, Rewriter rewriter) {
        this.surroundings = surroundings;
        this.commands = List.of(
                new RewriteCommand(rewriter),
                new CheckCommand(rewriter),
                new InspectCommand(),
                new GraphCommand(),
                new ValidateCommand(),
                new BtfCommand(),
                new LinkCommand());
    }

    /** Runs one command line on the given streams. */
    public static int run(String[] args, InputStream in, PrintStream out, PrintStream err) {
        return new Cli(Surroundings.of(in, out, err)).run(args);
    }

    int run(String[] args) {
        ExitStatus status;
        try {
            status = dispatch(args);
        } catch (Throwable e) {
            boolean isDebugging = List.of(args).contains(ConsoleOptions.DEBUG);
            console().print(Crash.describe("retrobpf", e, isDebugging));
            status = ExitStatus.INTERNAL;
        }
        surroundings.err().flush();
        return status.code();
    }

    private ExitStatus dispatch(String[] args) {
        CommandLine retrobpf = MainSyntax.create(commands, args);
        String command = "";
        try {
            ParseResult parsed = retrobpf.parseArgs(args);
            if (parsed.isVersionHelpRequested()) {
                return print(Version.text());
            }
            if (parsed.isUsageHelpRequested()) {
                return print(usage(retrobpf));
            }
            if (!parsed.hasSubcommand()) {
                throw new UsageException("a command is needed, such as 'rewrite'");
            }
            ParseResult sub = parsed.subcommand();
            ParseResult innermost = innermost(sub);
            command = wordsOf(innermost.commandSpec());
            if (innermost.isUsageHelpRequested() || sub.isUsageHelpRequested()) {
                return print(usage(innermost.commandSpec().commandLine()));
            }
            if (command.equals(MainSyntax.HELP)) {
                return print(usage(explained(retrobpf, sub)));
            }
            return named(sub.commandSpec().name()).run(sub, surroundings);
        } catch (UsageException e) {
            return misused(command, message(e));
        } catch (ParameterException e) {
            return misused(commandOf(e, retrobpf), sentence(e));
        } catch (InitializationException e) {
            // picocli's for an @FILE that it cannot read.
            return misused(command, decapitalized(message(e)));
        }
    }

    private Command named(String name) {
        return commands.stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
    }

    private static ParseResult innermost(ParseResult command) {
        ParseResult innermost = command;
        while (innermost.hasSubcommand()) {
            innermost = innermost.subcommand();
        }
        return innermost;
    }

    private static CommandLine explained(CommandLine retrobpf, ParseResult help) throws UsageException {
        CommandLine command = retrobpf;
        for (String name : help.<List<String>>matchedPositionalValue(0, List.of())) {
            command = command.getSubcommands().get(name);
            if (command == null) {
                throw new UsageException("'" + name + "' is no command");
            }
        }
        return command;
    }

    private static String usage(CommandLine command) {
        return command.getUsageMessage().stripTrailing();
    }

    private ExitStatus print(String text) {
        try {
            StandardOutput.print(surroundings.out(), (text + System.lineSeparator()).getBytes(StandardCharsets.UTF_8));
            return ExitStatus.DONE;
        } catch (FileProblem e) {
            console().print(Line.error(e));
            return ExitStatus.PROBLEM;
        }
    }

    private ExitStatus misused(String command, String sentence) {
        boolean isOfNone = command.isEmpty() || command.equals(MainSyntax.HELP);
        String help = isOfNone ? "retrobpf --help" : "retrobpf " + command + " --help";
        console().print(Line.error(sentence + "; see '" + help + "'"));
        return ExitStatus.USAGE;
    }

    private Console console() {
        return new Console(surroundings.err(), false, false);
    }

    private static String commandOf(ParameterException e, CommandLine retrobpf) {
        return e.getCommandLine() == retrobpf ? "" : wordsOf(e.getCommandLine().getCommandSpec());
    }

    /** What a user types to call it, behind our own name. */
    private static String wordsOf(CommandSpec command) {
        return command.qualifiedName().replaceFirst("^\\S+ ", "");
    }

    /** picocli's message, shorter and in our style. */
    private static String sentence(ParameterException e) {
        if (e instanceof UnmatchedArgumentException unmatched) {
            String argument = unmatched.getUnmatched().get(0);
            return (unmatched.isUnknownOption() ? "unknown option '" : "unknown command '") + argument + "'";
        }
        return decapitalized(message(e).lines().findFirst().orElse("wrong arguments"));
    }

    private static String message(Exception e) {
        return Objects.requireNonNullElse(e.getMessage(), e.toString());
    }

    private static String decapitalized(String text) {
        return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }
}
