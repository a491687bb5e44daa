package io.github.retrobpf.cli.command;

/** {@code --if-changed}, for commands that write files. */
public final class IfChanged {
    private static final String NAME = "--if-changed";

    private IfChanged() {}

    /** Adds the option. */
    public static void add(CommandSyntax.Builder syntax) {
        syntax.option(Syntax.flag(
                "Leave a file alone that would get the bytes that it has: its time stays, too. For build tools that look"
                        + " again at what a step wrote, as ninja does with 'restat'.",
                NAME));
    }

    /** Whether the user said so. */
    public static boolean isSet(Arguments arguments) {
        return arguments.isSet(NAME);
    }
}
