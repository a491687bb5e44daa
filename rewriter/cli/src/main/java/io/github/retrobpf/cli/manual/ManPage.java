package io.github.retrobpf.cli.manual;

import io.github.retrobpf.cli.command.CommandSyntax;
import io.github.retrobpf.cli.command.ExitMeaning;
import io.github.retrobpf.cli.command.OptionSyntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The man page of a command. */
final class ManPage {
    private final CommandSyntax command;
    private final CommandSyntax retrobpf;
    private final Roff page = new Roff();

    private ManPage(CommandSyntax command, CommandSyntax retrobpf) {
        this.command = command;
        this.retrobpf = retrobpf;
    }

    /**
     * A page.
     *
     * @param command {@code retrobpf} itself, or one of its commands
     * @param retrobpf with all commands
     */
    static String of(CommandSyntax command, CommandSyntax retrobpf, String version) {
        return new ManPage(command, retrobpf).write(version);
    }

    /** What the page of a command is called, without the section. */
    static String name(CommandSyntax command) {
        return command.name().isEmpty()
                ? "retrobpf"
                : "retrobpf-" + command.name().replace(' ', '-');
    }

    private String write(String version) {
        page.title(name(command).toUpperCase(Locale.ROOT), version);
        page.section("NAME").line(name(command) + " - " + headline());
        page.section("SYNOPSIS").lines(command.synopsis());
        page.section("DESCRIPTION").line(command.header());
        command.description().forEach(page::paragraph);
        command.operands().ifPresent(operands -> page.item(operands.label(), operands.description()));
        if (!command.commands().isEmpty()) {
            page.section("COMMANDS");
            command.commands().forEach(c -> page.item(c.name(), c.header() + " See " + name(c) + "(1)."));
        }
        options();
        if (!command.exits().isEmpty()) {
            page.section("EXIT STATUS");
            for (ExitMeaning exit : command.exits()) {
                page.item(String.valueOf(exit.status().code()), exit.meaning() + ".");
            }
        }
        if (command.name().isEmpty()) {
            Environment.describe(page);
        }
        if (!command.examples().isEmpty()) {
            page.section("EXAMPLES").lines(command.examples());
        }
        page.section("SEE ALSO").line(String.join(", ", related()));
        return page.toString();
    }

    /** As the index of all pages has it: no full stop. */
    private String headline() {
        String header = command.header();
        return Character.toLowerCase(header.charAt(0)) + header.substring(1).replaceFirst("\\.$", "");
    }

    private void options() {
        List<OptionSyntax> shown =
                command.options().stream().filter(o -> !o.isHidden()).toList();
        if (!shown.isEmpty()) {
            page.section("OPTIONS");
            shown.forEach(o -> page.item(words(o), o.description()));
        }
    }

    static String words(OptionSyntax option) {
        String label = option.value()
                .map(v -> (option.name().startsWith("--") ? "=" : " ") + v.label())
                .orElse("");
        return String.join(", ", option.names()) + label;
    }

    private List<String> related() {
        List<String> related = new ArrayList<>();
        for (CommandSyntax other : Manual.all(retrobpf)) {
            if (!other.equals(command)) {
                related.add(name(other) + "(1)");
            }
        }
        related.add("bpftool(8)");
        related.add("clang(1)");
        return related;
    }
}
