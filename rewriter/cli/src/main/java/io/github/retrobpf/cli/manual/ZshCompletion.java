package io.github.retrobpf.cli.manual;

import io.github.retrobpf.cli.command.CommandSyntax;
import io.github.retrobpf.cli.command.OptionSyntax;
import io.github.retrobpf.cli.command.ValueKind;
import io.github.retrobpf.cli.command.ValueSyntax;
import java.util.stream.Collectors;

/** A script that completes words for zsh, and says what they mean. */
final class ZshCompletion {
    private static final String HEAD = """
            #compdef retrobpf
            # Completes retrobpf's commands, options and their values, for zsh.
            """;

    private static final String TAIL = """

            _retrobpf "$@"
            """;

    private ZshCompletion() {}

    static String of(CommandSyntax retrobpf) {
        return Manual.all(retrobpf).stream().map(ZshCompletion::function).collect(Collectors.joining("", HEAD, TAIL));
    }

    private static String function(CommandSyntax command) {
        StringBuilder function = new StringBuilder("\n" + functionName(command) + "() {\n");
        if (!command.commands().isEmpty()) {
            function.append("  local state line\n");
        }
        function.append("  _arguments -s -S");
        for (OptionSyntax option : command.options()) {
            if (!option.isHidden()) {
                function.append(" \\\n    ").append(option(option));
            }
        }
        if (command.commands().isEmpty()) {
            command.operands()
                    .ifPresent(o -> function.append(" \\\n    '*:")
                            .append(escape(o.label()))
                            .append(':')
                            .append(action(o.kind()))
                            .append('\''));
            function.append("\n");
        } else {
            function.append(" \\\n    '1: :->command' '*:: :->arguments'\n").append(dispatch(command));
        }
        return function.append("}\n").toString();
    }

    private static String dispatch(CommandSyntax command) {
        StringBuilder dispatch = new StringBuilder("  case $state in\n    command)\n      local -a commands=(\n");
        for (CommandSyntax each : command.commands()) {
            dispatch.append("        '")
                    .append(each.word())
                    .append(':')
                    .append(escape(each.header()))
                    .append("'\n");
        }
        dispatch.append("      )\n      _describe command commands ;;\n    arguments)\n      case $line[1] in\n");
        for (CommandSyntax each : command.commands()) {
            dispatch.append("        ")
                    .append(each.word())
                    .append(") ")
                    .append(functionName(each))
                    .append(" ;;\n");
        }
        return dispatch.append("      esac ;;\n  esac\n").toString();
    }

    private static String functionName(CommandSyntax command) {
        return command.name().isEmpty()
                ? "_retrobpf"
                : "_retrobpf_" + command.name().replace(' ', '_');
    }

    /** In the words of {@code _arguments}: what it excludes, how it is written, what it does, what it takes. */
    private static String option(OptionSyntax option) {
        String names = String.join(" ", option.names());
        String excluded = option.isRepeatable() ? "*" : "(" + names + ")";
        String rest = "[" + escape(firstSentence(option.description())) + "]"
                + option.value()
                        .map(v -> ":" + escape(v.label()) + ":" + action(v))
                        .orElse("");
        return option.names().stream()
                .map(name -> "'" + excluded + name + suffix(name, option) + rest + "'")
                .collect(Collectors.joining(" "));
    }

    private static String suffix(String name, OptionSyntax option) {
        if (option.value().isEmpty()) {
            return "";
        }
        return name.startsWith("--") ? "=" : "+";
    }

    private static String action(ValueSyntax value) {
        return value.words().isEmpty() ? action(value.kind()) : "(" + String.join(" ", value.words()) + ")";
    }

    private static String action(ValueKind kind) {
        return switch (kind) {
            case FILE -> "_files";
            case DIRECTORY -> "_files -/";
            case COMMAND -> "_default";
            case TEXT -> " ";
        };
    }

    private static String firstSentence(String description) {
        int end = description.indexOf(". ");
        return end < 0 ? description.replaceFirst("\\.$", "") : description.substring(0, end);
    }

    private static String escape(String words) {
        return words.replace("\\", "\\\\")
                .replace("'", "'\\''")
                .replace("[", "\\[")
                .replace("]", "\\]")
                .replace(":", "\\:");
    }
}
