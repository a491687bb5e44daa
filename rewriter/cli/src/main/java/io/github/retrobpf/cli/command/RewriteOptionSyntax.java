package io.github.retrobpf.cli.command;

import io.github.retrobpf.rewriter.api.RewriteOptions;
import io.github.retrobpf.rewriter.plan.Strategy;
import java.util.Optional;
import java.util.stream.Stream;

/** The options that say how to rewrite, for every command that rewrites or tells what rewriting would do. */
public final class RewriteOptionSyntax {
    private static final String STRATEGY = "--strategy";
    private static final String PROGRAM_TYPE = "--prog-type";
    private static final String KEEP_GLOBAL = "--keep-global";
    private static final String KEEP_TAGS = "--keep-tags";
    private static final String STRIP_DEBUG = "--strip-debug";
    private static final String NO_VALIDATE = "--no-validate";

    private RewriteOptionSyntax() {}

    /** Adds all of them. */
    public static void add(CommandSyntax.Builder syntax) {
        addDecisions(syntax);
        syntax.option(Syntax.flag("Remove debug sections (DWARF). BTF stays.", STRIP_DEBUG));
        addNoValidate(syntax);
    }

    /** Adds those that decide about functions. */
    public static void addDecisions(CommandSyntax.Builder syntax) {
        syntax.option(Syntax.value(
                        "HOW",
                        "How tagged functions are treated. auto (default): canonical context types, a clone for each further"
                                + " context, static where a context has no name. clone: never static; what is left is told."
                                + " static: all of them static, for kernels without BTF of their own.",
                        STRATEGY)
                .oneOf("auto", "clone", "static"));
        addProgramType(syntax);
        syntax.option(Syntax.values(
                "FUNCTION",
                "Never make FUNCTION static: another object replaces it (freplace). Repeatable.",
                KEEP_GLOBAL));
        syntax.option(Syntax.flag(
                "Keep the tags of treated arguments. For experts: kernels since 6.8 refuse some pairs of tag and"
                        + " type.",
                KEEP_TAGS));
    }

    /** Adds {@code --no-validate}. */
    public static void addNoValidate(CommandSyntax.Builder syntax) {
        syntax.option(Syntax.flag(
                "Do not compare results with their inputs ('retrobpf help validate'). Only to measure what that"
                        + " costs.",
                NO_VALIDATE));
    }

    /** Adds {@code --prog-type} alone, for commands that only look. */
    public static void addProgramType(CommandSyntax.Builder syntax) {
        syntax.option(Syntax.values(
                "SECTION=TYPE",
                "The programs of SECTION are of TYPE, such as xdp or sched_cls, whatever its name tells. For one that"
                        + " replaces a function of another program, ext:TYPE with that program's type. Repeatable.",
                PROGRAM_TYPE));
    }

    /** One that decides about functions, where any was given. */
    public static Optional<String> decision(Arguments arguments) {
        return Stream.of(STRATEGY, PROGRAM_TYPE, KEEP_GLOBAL, KEEP_TAGS)
                .filter(arguments::has)
                .findFirst();
    }

    /** Reads all of them, those that the command does not know included. */
    public static RewriteOptions read(Arguments arguments) throws UsageException {
        RewriteOptions options = RewriteOptions.DEFAULT
                .withStrategy(strategy(arguments))
                .withKeepGlobal(arguments.values(KEEP_GLOBAL))
                .withKeepTags(arguments.isSet(KEEP_TAGS))
                .withStripDebug(arguments.isSet(STRIP_DEBUG))
                .withValidation(!arguments.isSet(NO_VALIDATE));
        for (String value : arguments.values(PROGRAM_TYPE)) {
            // A section's name may hold a '=', a type's name does not.
            int equals = value.lastIndexOf('=');
            if (equals <= 0) {
                throw new UsageException(PROGRAM_TYPE + " takes SECTION=TYPE, not '" + value + "'");
            }
            try {
                options = options.withProgramType(value.substring(0, equals), value.substring(equals + 1));
            } catch (IllegalArgumentException e) {
                throw new UsageException(PROGRAM_TYPE + ": " + e.getMessage());
            }
        }
        return options;
    }

    private static Strategy strategy(Arguments arguments) throws UsageException {
        String value = arguments.value(STRATEGY).orElse("auto");
        return switch (value) {
            case "auto" -> Strategy.AUTO;
            case "clone" -> Strategy.CLONE;
            case "static" -> Strategy.STATIC;
            default -> throw new UsageException(STRATEGY + " takes auto, clone or static, not '" + value + "'");
        };
    }
}
