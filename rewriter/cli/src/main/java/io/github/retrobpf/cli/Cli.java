package io.github.retrobpf.cli;

import io.github.retrobpf.cli.command.Arguments;
import io.github.retrobpf.cli.command.Command;
import io.github.retrobpf.cli.command.CommandParser;
import io.github.retrobpf.cli.command.CommandSyntax;
import io.github.retrobpf.cli.command.ConsoleOptions;
import io.github.retrobpf.cli.command.Crash;
import io.github.retrobpf.cli.command.ExitStatus;
import io.github.retrobpf.cli.command.Surroundings;
import io.github.retrobpf.cli.command.Syntax;
import io.github.retrobpf.cli.command.UsageException;
import io.github.retrobpf.cli.command.Version;
import io.github.retrobpf.cli.file.ArgumentFiles;
import io.github.retrobpf.cli.file.FileProblem;
import io.github.retrobpf.cli.file.StandardOutput;
import io.github.retrobpf.cli.help.HelpText;
import io.github.retrobpf.cli.rewrite.Rewriter;
import io.github.retrobpf.cli.text.Console;
import io.github.retrobpf.cli.text.Line;
import io.github.retrobpf.cli.text.When;
import io.github.retrobpf.cli.worker.Worker;
import io.github.retrobpf.rewriter.api.Retrobpf;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/** From arguments to exit status. Ends no process, and throws nothing. */
public final class Cli {
    private final Surroundings surroundings;
    private final Rewriter rewriter;
    private final Commands commands;

    Cli(Surroundings surroundings) {
        this(surroundings, Retrobpf::rewrite);
    }

    Cli(Surroundings surroundings, Rewriter rewriter) {
        this.surroundings = surroundings;
        this.rewriter = rewriter;
        this.commands = new Commands(rewriter);
    }

    /** Runs one command line on the given streams. */
    public static int run(String[] args, InputStream in, PrintStream out, PrintStream err) {
        return new Cli(Surroundings.of(in, out, err)).run(args);
    }

    /** All commands with their options, for what is written from them: manuals, completion, other ways in. */
    public static CommandSyntax syntax() {
        return MainSyntax.of(new Commands(Retrobpf::rewrite));
    }

    /**
     * Runs one command line for a program that tells lines in its own way, such as a build tool. None of them holds
     * anything harmful, and all come from the thread that calls.
     *
     * @param listener takes the lines
     * @param out takes what a command prints to standard output
     */
    public static ExitStatus run(List<String> args, Consumer<Line> listener, PrintStream out) {
        return new Cli(Surroundings.of(listener, out)).status(args.toArray(String[]::new));
    }

    int run(String[] args) {
        return status(args).code();
    }

    private ExitStatus status(String[] args) {
        return status(args, WorkerMode.isAsked(args) ? this::work : this::dispatch);
    }

    /** What becomes of a command line. */
    private interface Mode {
        ExitStatus run(String... args);
    }

    private ExitStatus status(String[] args, Mode mode) {
        ExitStatus status;
        try {
            status = mode.run(args);
        } catch (Throwable e) {
            boolean isDebugging = List.of(args).contains(ConsoleOptions.DEBUG);
            console().print(Crash.describe("retrobpf", e, isDebugging));
            status = ExitStatus.INTERNAL;
        }
        surroundings.err().flush();
        return status;
    }

    private ExitStatus work(String... args) {
        try {
            return new Worker(WorkerMode.prefix(args), this::request, surroundings).run();
        } catch (UsageException e) {
            return misused("", message(e));
        }
    }

    /** A command line that a worker was handed. It gets no terminal and no standard input. */
    private int request(List<String> arguments, PrintStream out, PrintStream err) {
        Surroundings own =
                new Surroundings(InputStream.nullInputStream(), out, err, surroundings.environment(), () -> false);
        Cli cli = new Cli(own, rewriter);
        return cli.status(arguments.toArray(String[]::new), cli::dispatch).code();
    }

    private ExitStatus dispatch(String... args) {
        String called = "";
        try {
            List<String> words = words(args);
            int first = firstOperand(words);
            if (first > 0) {
                CommandSyntax retrobpf = MainSyntax.of(commands);
                Arguments own = CommandParser.parse(retrobpf, words.subList(0, first));
                if (own.isSet(MainSyntax.VERSION)) {
                    return print(Version.text());
                }
                if (own.isSet(Syntax.HELP)) {
                    return print(HelpText.of(retrobpf));
                }
            }
            if (first == words.size()) {
                throw new UsageException("a command is needed, such as 'rewrite'");
            }
            String name = words.get(first);
            List<String> rest = words.subList(first + 1, words.size());
            if (name.equals(MainSyntax.HELP)) {
                return explain(CommandParser.parse(MainSyntax.help(), rest));
            }
            Command command = known(commands.named(name), name);
            called = name;
            boolean isHelpWanted = false;
            int next = command.commands().isEmpty() ? rest.size() : firstOperand(rest);
            if (next < rest.size()) {
                Arguments own = CommandParser.parse(command.syntax(), rest.subList(0, next));
                isHelpWanted = own.isSet(Syntax.HELP);
                command = known(child(command, rest.get(next)), rest.get(next));
                called = called + " " + command.name();
                rest = rest.subList(next + 1, rest.size());
            }
            return run(command, rest, isHelpWanted);
        } catch (UsageException e) {
            return misused(called, message(e));
        }
    }

    private static List<String> words(String... args) throws UsageException {
        for (String arg : args) {
            if (arg.startsWith("@") || arg.startsWith(ArgumentFiles.LINES)) {
                return ArgumentFiles.expand(args);
            }
        }
        // What reads files need not be loaded.
        return List.of(args);
    }

    private ExitStatus run(Command command, List<String> args, boolean isHelpWanted) throws UsageException {
        CommandSyntax syntax = command.syntax();
        Arguments arguments = CommandParser.parse(syntax, args);
        return isHelpWanted || arguments.isSet(Syntax.HELP)
                ? print(HelpText.of(syntax))
                : command.run(arguments, surroundings);
    }

    private ExitStatus explain(Arguments help) throws UsageException {
        if (help.isSet(Syntax.HELP)) {
            return print(HelpText.of(MainSyntax.help()));
        }
        CommandSyntax syntax = MainSyntax.of(commands);
        for (String word : help.operands()) {
            syntax = syntax.commands().stream()
                    .filter(c -> c.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new UsageException("'" + word + "' is no command"));
        }
        return print(HelpText.of(syntax));
    }

    /** Where options end that stand before a command. None of them has a value. */
    private static int firstOperand(List<String> words) {
        int at = 0;
        while (at < words.size() && words.get(at).length() > 1 && words.get(at).charAt(0) == '-') {
            at++;
        }
        return at;
    }

    private static Optional<Command> child(Command command, String name) {
        for (Command child : command.commands()) {
            if (child.name().equals(name)) {
                return Optional.of(child);
            }
        }
        return Optional.empty();
    }

    private static Command known(Optional<Command> command, String name) throws UsageException {
        if (command.isEmpty()) {
            throw new UsageException("unknown command '" + name + "'");
        }
        return command.get();
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
        String help = command.isEmpty() ? "retrobpf --help" : "retrobpf " + command + " --help";
        console().print(Line.error(sentence + "; see '" + help + "'"));
        return ExitStatus.USAGE;
    }

    private Console console() {
        return new ConsoleOptions(false, When.NEVER, false).console(surroundings);
    }

    private static String message(Exception e) {
        return Objects.requireNonNullElse(e.getMessage(), e.toString());
    }
}
