package io.github.retrobpf.cli.depfile;

import io.github.retrobpf.cli.command.Arguments;
import io.github.retrobpf.cli.command.CommandSyntax;
import io.github.retrobpf.cli.command.Syntax;
import io.github.retrobpf.cli.command.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What {@code -MD} and its companions say.
 *
 * @param file that the user names; {@code -} is standard output; empty for one beside each result
 * @param targets that the user names, as they stand in a rule; empty for the result itself
 * @param hasPhony whether each prerequisite becomes a target, so that Make does not miss it when it is gone
 */
public record DepfileOptions(Optional<String> file, List<String> targets, boolean hasPhony) {
    private static final String BESIDE = "-MD";
    private static final String FILE = "-MF";
    private static final String TARGET = "-MT";
    private static final String QUOTED_TARGET = "-MQ";
    private static final String PHONY = "-MP";

    public DepfileOptions {
        targets = List.copyOf(targets);
    }

    /** Adds all of them. */
    public static void add(CommandSyntax.Builder syntax) {
        syntax.option(Syntax.flag(
                "Also write a depfile: a rule for Make and Ninja that names the files that the result was made"
                        + " of. It stands beside the result, with '.d' for the end of its name ('out.d' for"
                        + " 'out.o').",
                BESIDE));
        syntax.option(Syntax.value("FILE", "Write the depfile to FILE; '-' is standard output. Implies -MD.", FILE));
        syntax.option(Syntax.values(
                "TARGET",
                "The target of the rule, exactly as it is to stand there. Default: the result, as -o names it."
                        + " Repeatable.",
                TARGET));
        syntax.option(Syntax.values("TARGET", "The same, with what Make takes for special quoted.", QUOTED_TARGET));
        syntax.option(Syntax.flag(
                "In the depfile, add a rule without a recipe for each file, so that Make goes on when one is"
                        + " gone.",
                PHONY));
    }

    /** Empty where no depfile is wanted. */
    public static Optional<DepfileOptions> read(Arguments arguments) throws UsageException {
        Optional<String> file = arguments.file(FILE);
        List<String> targets = new ArrayList<>();
        for (String target : arguments.values(TARGET)) {
            targets.add(checked(TARGET, target));
        }
        for (String target : arguments.values(QUOTED_TARGET)) {
            targets.add(MakeRule.quoted(checked(QUOTED_TARGET, target)));
        }
        if (file.isPresent() || arguments.isSet(BESIDE)) {
            return Optional.of(new DepfileOptions(file, targets, arguments.isSet(PHONY)));
        }
        for (String option : List.of(TARGET, QUOTED_TARGET, PHONY)) {
            if (arguments.has(option)) {
                throw new UsageException(option + " is about a depfile: it needs -MD or -MF");
            }
        }
        return Optional.empty();
    }

    private static String checked(String option, String target) throws UsageException {
        if (target.isEmpty()) {
            throw new UsageException("the name after " + option + " is empty");
        }
        if (!MakeRule.canHold(target)) {
            throw new UsageException(
                    "'" + target + "' after " + option + " cannot stand in a depfile: " + MakeRule.CANNOT_HOLD);
        }
        return target;
    }

    /** A result on standard output gives neither the depfile nor its target a name. */
    public void checkForStandardOutput() throws UsageException {
        if (file.isEmpty() || targets.isEmpty()) {
            throw new UsageException("a result on standard output has no name: -MD needs -MF and -MT with it");
        }
    }

    /** Many results have one depfile each. */
    public void checkForDirectory() throws UsageException {
        if (file.isPresent() || !targets.isEmpty()) {
            throw new UsageException((file.isPresent() ? FILE : TARGET)
                    + " is for one result, and -d may have many: say -MD alone, or -o");
        }
    }

    public boolean isOnStandardOutput() {
        return file.filter(Arguments.STANDARD_STREAM::equals).isPresent();
    }
}
