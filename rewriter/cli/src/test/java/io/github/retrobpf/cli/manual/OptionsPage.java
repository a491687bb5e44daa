package io.github.retrobpf.cli.manual;

import io.github.retrobpf.cli.command.CommandSyntax;
import io.github.retrobpf.cli.command.ExitMeaning;
import io.github.retrobpf.cli.command.OptionSyntax;

/** {@code docs/options.md}. */
final class OptionsPage {
    private final StringBuilder page = new StringBuilder();

    private OptionsPage() {}

    static String of(CommandSyntax retrobpf) {
        OptionsPage options = new OptionsPage();
        options.page.append(
                "# Commands and options\n\nWhat `retrobpf help COMMAND` says, on one page. Arguments may come"
                        + " from files: `@FILE` reads them as a shell would, `--flagfile=FILE` takes each line for one.\n");
        Manual.all(retrobpf).forEach(options::command);
        return options.page.toString();
    }

    private void command(CommandSyntax command) {
        page.append("\n## retrobpf")
                .append(command.name().isEmpty() ? "" : " " + command.name())
                .append("\n\n");
        page.append(command.header()).append("\n\n```\n");
        command.synopsis().forEach(line -> page.append(line).append('\n'));
        page.append("```\n");
        command.description()
                .forEach(paragraph -> page.append('\n').append(paragraph).append('\n'));
        command.operands()
                .ifPresent(operands -> page.append("\n`")
                        .append(operands.label())
                        .append("`: ")
                        .append(operands.description())
                        .append('\n'));
        page.append("\n| Option | |\n|---|---|\n");
        command.options().stream().filter(option -> !option.isHidden()).forEach(this::option);
        if (!command.exits().isEmpty()) {
            page.append("\n| Exit status | |\n|---|---|\n");
            for (ExitMeaning exit : command.exits()) {
                page.append("| ")
                        .append(exit.status().code())
                        .append(" | ")
                        .append(exit.meaning())
                        .append(" |\n");
            }
        }
        if (!command.examples().isEmpty()) {
            page.append("\n```sh\n");
            command.examples().forEach(line -> page.append(line).append('\n'));
            page.append("```\n");
        }
    }

    private void option(OptionSyntax option) {
        page.append("| `")
                .append(ManPage.words(option))
                .append("` | ")
                .append(option.description()
                        .replace("|", "\\|")
                        .replace("<", "&lt;")
                        .replace("*", "\\*"))
                .append(" |\n");
    }
}
