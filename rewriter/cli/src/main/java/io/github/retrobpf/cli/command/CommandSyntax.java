package io.github.retrobpf.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All that there is to say about a command: its arguments are read by it, and help is written from it.
 *
 * @param name all words that call it behind {@code retrobpf}; empty for {@code retrobpf} itself
 * @param header what it is for, a sentence
 * @param synopsis ways to call it, whole lines
 * @param description paragraphs
 * @param operands that it takes, if any
 * @param options in the order of help
 * @param commands that it consists of
 * @param exits in the order of their numbers
 * @param examples whole lines for a shell
 */
public record CommandSyntax(
        String name,
        String header,
        List<String> synopsis,
        List<String> description,
        Optional<OperandSyntax> operands,
        List<OptionSyntax> options,
        List<CommandSyntax> commands,
        List<ExitMeaning> exits,
        List<String> examples) {
    public CommandSyntax {
        synopsis = List.copyOf(synopsis);
        description = List.copyOf(description);
        options = List.copyOf(options);
        commands = List.copyOf(commands);
        exits = List.copyOf(exits);
        examples = List.copyOf(examples);
    }

    /**
     * Begins one.
     *
     * @param name all words that call it behind {@code retrobpf}
     * @param header what it is for, a sentence
     */
    public static Builder of(String name, String header) {
        return new Builder(name, header);
    }

    /** The last word that calls it. */
    public String word() {
        return name.substring(name.lastIndexOf(' ') + 1);
    }

    /** The option that has this name among its own. */
    public Optional<OptionSyntax> option(String name) {
        for (OptionSyntax option : options) {
            if (option.names().contains(name)) {
                return Optional.of(option);
            }
        }
        return Optional.empty();
    }

    /** Puts one together. */
    public static final class Builder {
        private final String name;
        private final String header;
        private List<String> synopsis = List.of();
        private List<String> description = List.of();
        private Optional<OperandSyntax> operands = Optional.empty();
        private final List<OptionSyntax> options = new ArrayList<>();
        private final List<CommandSyntax> commands = new ArrayList<>();
        private final List<ExitMeaning> exits = new ArrayList<>();
        private List<String> examples = List.of();

        private Builder(String name, String header) {
            this.name = name;
            this.header = header;
        }

        /** Ways to call it, each with {@code retrobpf} before it. */
        public Builder synopsis(String... lines) {
            synopsis = List.of(lines);
            return this;
        }

        public Builder description(String... paragraphs) {
            description = List.of(paragraphs);
            return this;
        }

        public Builder operands(OperandSyntax taken) {
            operands = Optional.of(taken);
            return this;
        }

        /** Adds one behind those that are there. */
        public Builder option(OptionSyntax option) {
            options.add(option);
            return this;
        }

        public Builder command(CommandSyntax command) {
            commands.add(command);
            return this;
        }

        public Builder exit(ExitStatus status, String meaning) {
            exits.add(new ExitMeaning(status, meaning));
            return this;
        }

        /** Lines for a shell. */
        public Builder examples(String... lines) {
            examples = List.of(lines);
            return this;
        }

        public CommandSyntax build() {
            return new CommandSyntax(name, header, synopsis, description, operands, options, commands, exits, examples);
        }
    }
}
