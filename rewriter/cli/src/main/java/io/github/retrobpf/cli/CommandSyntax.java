package io.github.retrobpf.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * The commands and their options, as picocli takes them.
 *
 * <p>Built by hand: annotations cost 80 ms at every start.
 */
final class CommandSyntax {
    static final String REWRITE = "rewrite";
    static final String HELP = "help";

    static final String OUTPUT = "--output";
    static final String DIRECTORY = "--directory";
    static final String IN_PLACE = "--in-place";
    static final String JOBS = "--jobs";
    static final String QUIET = "--quiet";
    static final String VERBOSE = "--verbose";
    static final String STRIP_DEBUG = "--strip-debug";
    static final String COLOR = "--color";
    static final String PROGRESS = "--progress";
    static final String DEBUG = "--debug";

    private CommandSyntax() {}

    static CommandLine create() {
        CommandSpec retrobpf = CommandSpec.create().name("retrobpf");
        retrobpf.addOption(
                flag("Show this help.", "-h", "--help").usageHelp(true).build());
        retrobpf.addOption(flag("Show the versions of retrobpf and of Java.", "-V", "--version")
                .versionHelp(true)
                .build());
        describeRetrobpf(retrobpf.usageMessage());
        retrobpf.addSubcommand(REWRITE, rewrite());
        retrobpf.addSubcommand(HELP, help());
        // No styles in help, and no search for a terminal that could show them.
        return new CommandLine(retrobpf).setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
    }

    private static CommandSpec rewrite() {
        CommandSpec rewrite = CommandSpec.create();
        rewrite.addPositional(PositionalParamSpec.builder()
                .paramLabel("IN...")
                .hideParamSyntax(true)
                .arity("0..*")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description("Objects to rewrite. '-' is standard input. A directory stands for all files named *.o"
                        + " below it. '@FILE' stands for the arguments in FILE: separated by white space, in quotes"
                        + " where they hold some; '#' starts a comment. An object of such a name is written './@NAME'.")
                .build());
        rewrite.addOption(value("FILE", "Write the one result to FILE; '-' is standard output.", "-o", OUTPUT));
        rewrite.addOption(value(
                "DIR",
                "Write each result to DIR, under the name of its input; what was found below a directory keeps its"
                        + " path from there. DIR is created if it is missing.",
                "-d",
                DIRECTORY));
        rewrite.addOption(flag(
                        "Replace each input by its result. The mode of the file and links to it stay. A file that"
                                + " needs nothing is not touched.",
                        "-i",
                        IN_PLACE)
                .build());
        rewrite.addOption(
                flag("Remove debug sections (DWARF). BTF stays.", STRIP_DEBUG).build());
        rewrite.addOption(
                value("N", "Rewrite up to N objects at a time. Default: the number of processors.", "-j", JOBS));
        rewrite.addOption(flag("Print errors only, no warnings.", "-q", QUIET).build());
        rewrite.addOption(flag("Also print all programs, and objects that needed nothing.", "-v", VERBOSE)
                .build());
        rewrite.addOption(value(
                "WHEN",
                "Color messages: auto, always or never. Default: auto, which is on a terminal, unless NO_COLOR is"
                        + " set.",
                COLOR));
        rewrite.addOption(value(
                "WHEN",
                "Show a progress bar for several objects: auto, always or never. Default: auto, which is on a"
                        + " terminal.",
                PROGRESS));
        rewrite.addOption(flag("Print the trace of an internal error.", DEBUG)
                .hidden(true)
                .build());
        rewrite.addOption(
                flag("Show this help.", "-h", "--help").usageHelp(true).build());
        describeRewrite(rewrite.usageMessage());
        return rewrite;
    }

    private static CommandSpec help() {
        CommandSpec help = CommandSpec.create();
        help.addPositional(PositionalParamSpec.builder()
                .paramLabel("COMMAND")
                .arity("0..1")
                .type(String.class)
                .description("The command to explain.")
                .build());
        help.addOption(flag("Show this help.", "-h", "--help").usageHelp(true).build());
        common(help.usageMessage())
                .header("Shows the help of retrobpf, or of a command.")
                .customSynopsis("retrobpf help [COMMAND]");
        return help;
    }

    private static void describeRetrobpf(UsageMessageSpec usage) {
        common(usage)
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
    }

    private static void describeRewrite(UsageMessageSpec usage) {
        common(usage)
                .customSynopsis(
                        "retrobpf rewrite [OPTION]... IN -o FILE",
                        "       retrobpf rewrite [OPTION]... IN... -d DIR",
                        "       retrobpf rewrite [OPTION]... IN... --in-place")
                .header("Rewrites objects so that old kernels take their context arguments.")
                .description(
                        "Gives functions that take a context argument, tagged with __arg_ctx, the argument type that"
                                + " old kernels expect for the program that calls them; functions that serve several"
                                + " kinds of program are cloned.",
                        "",
                        "An object that needs nothing is copied as it is. Files appear whole or not at all. What was"
                                + " done is told on standard error, and so is what could not be done: warnings leave"
                                + " the exit status at 0.")
                .parameterListHeading("%n")
                .footer(
                        "",
                        "Exit status:",
                        "  0   done",
                        "  1   an object or a file is at fault; the other objects were done",
                        "  2   the command line is at fault; nothing was done",
                        "  70  retrobpf is at fault; please report it",
                        "",
                        "Examples:",
                        "  retrobpf rewrite prog.bpf.o -o prog.compat.bpf.o",
                        "  retrobpf rewrite build/*.bpf.o -d build/compat",
                        "  clang --target=bpf -g -O2 -c prog.c -o - | retrobpf rewrite - -o prog.o");
    }

    private static UsageMessageSpec common(UsageMessageSpec usage) {
        return usage.synopsisHeading("%nUsage: ")
                .descriptionHeading("%n")
                .optionListHeading("%nOptions:%n")
                .sortOptions(false)
                .width(80);
    }

    private static OptionSpec.Builder flag(String description, String... names) {
        return OptionSpec.builder(names).type(boolean.class).description(description);
    }

    private static OptionSpec value(String label, String description, String... names) {
        return OptionSpec.builder(names)
                .type(String.class)
                .paramLabel(label)
                .description(description)
                .build();
    }
}
