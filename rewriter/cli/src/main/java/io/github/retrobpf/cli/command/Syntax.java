package io.github.retrobpf.cli.command;

import java.util.List;
import java.util.Optional;

/** The words in which commands describe their options and operands. */
public final class Syntax {
    /** Asks for help, in every command. */
    public static final String HELP = "--help";

    private Syntax() {}

    /** An option without a value. */
    public static OptionSyntax flag(String description, String... names) {
        return new OptionSyntax(List.of(names), Optional.empty(), description, false, false);
    }

    /**
     * An option with a value.
     *
     * @param label {@code FILE} for a file, {@code DIR} for a directory, any other word for anything else
     */
    public static OptionSyntax value(String label, String description, String... names) {
        return option(label, description, false, names);
    }

    /** An option with a value that may come several times. */
    public static OptionSyntax values(String label, String description, String... names) {
        return option(label, description, true, names);
    }

    private static OptionSyntax option(String label, String description, boolean isRepeatable, String... names) {
        ValueSyntax value = new ValueSyntax(label, ValueKind.ofLabel(label), List.of());
        return new OptionSyntax(List.of(names), Optional.of(value), description, isRepeatable, false);
    }

    /** One argument; the others are taken as well, so that the command can say that it has no use for them. */
    public static OperandSyntax input(String description) {
        return new OperandSyntax("IN", ValueKind.FILE, description);
    }

    /** Any number of arguments. */
    public static OperandSyntax inputs(String description) {
        return new OperandSyntax("IN...", ValueKind.FILE, description);
    }

    /** Two arguments, of which the command checks the number. */
    public static OperandSyntax pair(String first, String second, String description) {
        return new OperandSyntax(first + " " + second, ValueKind.FILE, description);
    }

    /** {@code --help}. */
    public static OptionSyntax help() {
        return flag("Show this help.", "-h", HELP);
    }
}
