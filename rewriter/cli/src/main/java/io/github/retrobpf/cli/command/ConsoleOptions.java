package io.github.retrobpf.cli.command;

import io.github.retrobpf.cli.text.Console;
import io.github.retrobpf.cli.text.When;
import java.util.Map;

/**
 * How a command talks to the user.
 *
 * @param isQuiet whether errors are all that is said
 * @param color of messages
 * @param isDebugging whether internal errors show their trace
 */
public record ConsoleOptions(boolean isQuiet, When color, boolean isDebugging) {
    /** Errors only. */
    public static final String QUIET = "--quiet";
    /** Asks for the trace of an internal error. */
    public static final String DEBUG = "--debug";

    private static final String COLOR = "--color";

    /** Adds the options that come before a command's own. */
    public static void add(CommandSyntax.Builder syntax) {
        syntax.option(Syntax.flag("Print errors only, no warnings.", "-q", QUIET));
        syntax.option(Syntax.value(
                        "WHEN",
                        "Color messages: auto, always or never. Default: auto, which is on a terminal, unless NO_COLOR is"
                                + " set.",
                        COLOR)
                .oneOf("auto", "always", "never"));
        syntax.option(
                Syntax.flag("Print the trace of an internal error.", DEBUG).hidden());
    }

    public static ConsoleOptions read(Arguments arguments) throws UsageException {
        return new ConsoleOptions(arguments.isSet(QUIET), arguments.when(COLOR), arguments.isSet(DEBUG));
    }

    public Console console(Surroundings surroundings) {
        return surroundings
                .listener()
                .map(listener -> new Console(listener, isQuiet))
                .orElseGet(() -> new Console(surroundings.err(), isQuiet, isColored(surroundings)));
    }

    /** See no-color.org; a word on the command line is stronger. */
    private boolean isColored(Surroundings surroundings) {
        Map<String, String> environment = surroundings.environment();
        return switch (color) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTO ->
                environment.getOrDefault("NO_COLOR", "").isEmpty()
                        && !environment.getOrDefault("TERM", "").equals("dumb")
                        && surroundings.isTerminal().getAsBoolean();
        };
    }
}
