package io.github.retrobpf.cli.command;

import io.github.retrobpf.cli.text.When;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The arguments of a command, with the checks that every command needs. */
public final class Arguments {
    /** The name of standard input and output. */
    public static final String STANDARD_STREAM = "-";

    private final CommandSyntax syntax;
    private final Map<String, List<String>> options;
    private final List<String> operands;

    /**
     * What was given.
     *
     * @param options the values of each, in their order, by {@link OptionSyntax#name()}
     */
    Arguments(CommandSyntax syntax, Map<String, List<String>> options, List<String> operands) {
        this.syntax = syntax;
        this.options = options;
        this.operands = List.copyOf(operands);
    }

    /** All that is no option. */
    public List<String> operands() {
        return operands;
    }

    /** The inputs, at least one. */
    public List<String> inputs() throws UsageException {
        List<String> inputs = inputsIfAny();
        if (inputs.isEmpty()) {
            throw new UsageException("no input: name at least one object, directory or '-'");
        }
        return inputs;
    }

    /** The inputs. */
    public List<String> inputsIfAny() throws UsageException {
        if (operands.contains("")) {
            throw new UsageException("the name of an input is empty");
        }
        return operands;
    }

    /** The file that a user names. */
    public static Path path(String name) throws UsageException {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            // Locales have encodings; directories are read without one.
            boolean isForeign = name.chars().anyMatch(c -> c > 0x7f);
            throw new UsageException("'" + name + "' is no file name here: " + e.getReason()
                    + (isForeign ? "; try LC_ALL=C.UTF-8, or name the directory that it is in" : ""));
        }
    }

    public boolean isSet(String option) {
        return has(option);
    }

    /** Whether an option was given, with whatever value. One that the command does not know was not. */
    public boolean has(String option) {
        Optional<OptionSyntax> known = syntax.option(option);
        return known.isPresent() && options.containsKey(known.get().name());
    }

    public Optional<String> value(String option) {
        List<String> values = values(option);
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
    }

    /** The value of an option that names a file. */
    public Optional<String> file(String option) throws UsageException {
        Optional<String> name = value(option);
        if (name.filter(String::isEmpty).isPresent()) {
            throw new UsageException("the name after " + option + " is empty");
        }
        return name;
    }

    /** The values of an option that may come several times, in their order. */
    public List<String> values(String option) {
        Optional<OptionSyntax> known = syntax.option(option);
        return known.isPresent() ? options.getOrDefault(known.get().name(), List.of()) : List.of();
    }

    /** The value of {@code auto}, {@code always} or {@code never}. */
    public When when(String option) throws UsageException {
        String value = value(option).orElse("auto");
        return switch (value) {
            case "auto" -> When.AUTO;
            case "always" -> When.ALWAYS;
            case "never" -> When.NEVER;
            default -> throw new UsageException(option + " takes auto, always or never, not '" + value + "'");
        };
    }
}
