package io.github.retrobpf.cli.command;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;

/** Reads the arguments of one command, by its syntax. */
public final class CommandParser {
    private final CommandSyntax syntax;
    private final OptionParser parser = new OptionParser();

    private CommandParser(CommandSyntax syntax) {
        this.syntax = syntax;
    }

    /**
     * Reads them.
     *
     * @param args those behind the words that call the command
     * @throws UsageException where they do not fit; who asks for help is told of nothing but missing values
     */
    public static Arguments parse(CommandSyntax syntax, List<String> args) throws UsageException {
        return new CommandParser(syntax).parse(args.toArray(new String[0]));
    }

    private Arguments parse(String... args) throws UsageException {
        try {
            return read(parser.parse(options(), args));
        } catch (MissingArgumentException e) {
            throw withoutValue(syntaxOf(e.getOption()));
        } catch (ParseException e) {
            throw new IllegalStateException("thrown for required options and groups alone, and we have none", e);
        }
    }

    private Options options() {
        Options all = new Options();
        for (OptionSyntax option : syntax.options()) {
            String first = option.names().get(0);
            String last = option.name();
            all.addOption(new Option(
                    first.startsWith("--") ? null : first.substring(1),
                    last.startsWith("--") ? last.substring(2) : null,
                    option.value().isPresent(),
                    null));
        }
        return all;
    }

    private Arguments read(CommandLine parsed) throws UsageException {
        Map<String, List<String>> values = new HashMap<>();
        Optional<OptionSyntax> repeated = Optional.empty();
        for (Option option : parsed.getOptions()) {
            OptionSyntax given = syntaxOf(option);
            List<String> before = values.putIfAbsent(given.name(), new ArrayList<>());
            if (before != null && !given.isRepeatable() && repeated.isEmpty()) {
                repeated = Optional.of(given);
            }
            if (given.value().isPresent()) {
                values.get(given.name()).add(option.getValue());
            }
        }
        Arguments arguments = new Arguments(syntax, values, parsed.getArgList());
        if (!arguments.has(Syntax.HELP)) {
            if (!parser.unknown().isEmpty()) {
                throw unknown(parser.unknown().get(0));
            }
            if (repeated.isPresent()) {
                throw new UsageException("option " + labelled(repeated.get()) + " should be specified only once");
            }
        }
        return arguments;
    }

    private OptionSyntax syntaxOf(Option option) {
        String name = option.getLongOpt() != null ? "--" + option.getLongOpt() : "-" + option.getOpt();
        return syntax.option(name).orElseThrow();
    }

    private UsageException unknown(String token) {
        int equals = token.indexOf('=');
        return equals > 0 && syntax.option(token.substring(0, equals)).isPresent()
                ? new UsageException("option '" + token.substring(0, equals) + "' takes no value")
                : new UsageException("unknown option '" + token + "'");
    }

    private UsageException withoutValue(OptionSyntax option) {
        String token = parser.lastToken();
        String letter = option.names().get(0).substring(1);
        boolean isItself = option.names().contains(token) || (!token.startsWith("--") && token.endsWith(letter));
        return isItself
                ? new UsageException("missing required parameter for option " + labelled(option))
                : new UsageException("expected parameter for option '" + option.name() + "' but found '" + token + "'");
    }

    private static String labelled(OptionSyntax option) {
        return "'" + option.name() + "'"
                + (option.value().isPresent() ? " (" + option.value().get().label() + ")" : "");
    }
}
