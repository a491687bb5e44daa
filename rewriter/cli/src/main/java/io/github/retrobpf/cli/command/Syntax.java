package io.github.retrobpf.cli.command;

import java.util.List;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * How commands describe themselves to picocli.
 *
 * <p>By hand: annotations cost 80 ms at every start.
 */
public final class Syntax {
    private Syntax() {}

    /** An option without a value. */
    public static OptionSpec.Builder flag(String description, String... names) {
        return OptionSpec.builder(names).type(boolean.class).description(description);
    }

    /** An option with a value. */
    public static OptionSpec value(String label, String description, String... names) {
        return OptionSpec.builder(names)
                .type(String.class)
                .paramLabel(label)
                .description(description)
                .build();
    }

    /** An option with a value that may come several times. */
    public static OptionSpec values(String label, String description, String... names) {
        return OptionSpec.builder(names)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity("1")
                .paramLabel(label)
                .description(description)
                .build();
    }

    /** One argument; the others are taken as well, so that the command can say that it has no use for them. */
    public static PositionalParamSpec input(String description) {
        return positional("IN", description);
    }

    /** Any number of arguments. */
    public static PositionalParamSpec inputs(String description) {
        return positional("IN...", description);
    }

    /** Two arguments, of which the command checks the number. */
    public static PositionalParamSpec pair(String first, String second, String description) {
        return positional(first + " " + second, description);
    }

    private static PositionalParamSpec positional(String label, String description) {
        return PositionalParamSpec.builder()
                .paramLabel(label)
                .hideParamSyntax(true)
                .arity("0..*")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description(description)
                .build();
    }

    /** {@code --help}. */
    public static OptionSpec help() {
        return flag("Show this help.", "-h", "--help").usageHelp(true).build();
    }

    /** How every help is set. */
    public static UsageMessageSpec usage(UsageMessageSpec usage) {
        return usage.synopsisHeading("%nUsage: ")
                .descriptionHeading("%n")
                .parameterListHeading("%n")
                .optionListHeading("%nOptions:%n")
                .sortOptions(false)
                .width(80);
    }
}
