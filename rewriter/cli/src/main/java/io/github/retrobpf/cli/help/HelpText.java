package io.github.retrobpf.cli.help;

import io.github.retrobpf.cli.command.CommandSyntax;
import io.github.retrobpf.cli.command.ExitMeaning;
import io.github.retrobpf.cli.command.OptionSyntax;
import java.util.ArrayList;
import java.util.List;

/** The help of a command, as {@code --help} prints it. */
public final class HelpText {
    /** Between a term and what explains it. */
    private static final int GAP = 3;
    /** Where explanations begin at most. A longer term has a line of its own. */
    private static final int COLUMN = 24;

    private final CommandSyntax syntax;
    private final List<String> lines = new ArrayList<>();

    private HelpText(CommandSyntax syntax) {
        this.syntax = syntax;
    }

    /** Its lines, without a line break at the end. */
    public static String of(CommandSyntax syntax) {
        return String.join(System.lineSeparator(), new HelpText(syntax).lines());
    }

    private List<String> lines() {
        lines.addAll(Columns.paragraph(syntax.header()));
        addSynopsis();
        for (String paragraph : syntax.description()) {
            lines.add("");
            lines.addAll(Columns.paragraph(paragraph));
        }
        addOptions();
        addCommands();
        addExits();
        addExamples();
        if (!syntax.commands().isEmpty()) {
            lines.add("");
            lines.add("'retrobpf help " + (syntax.name().isEmpty() ? "" : syntax.name() + " ")
                    + "COMMAND' explains a command.");
        }
        return lines;
    }

    private void addSynopsis() {
        lines.add("");
        String before = "Usage: ";
        for (String line : syntax.synopsis()) {
            lines.add(before + line);
            before = " ".repeat(before.length());
        }
    }

    private void addOptions() {
        List<OptionSyntax> shown =
                syntax.options().stream().filter(o -> !o.isHidden()).toList();
        List<String> terms = new ArrayList<>(shown.stream().map(HelpText::term).toList());
        syntax.operands().ifPresent(o -> terms.add(" ".repeat(6) + o.label()));
        int column = terms.stream()
                .mapToInt(term -> term.length() + GAP)
                .filter(c -> c <= COLUMN)
                .max()
                .orElse(COLUMN);
        syntax.operands().ifPresent(o -> {
            lines.add("");
            lines.addAll(Columns.entry(terms.get(shown.size()), o.description(), column));
        });
        heading("Options:");
        for (int i = 0; i < shown.size(); i++) {
            lines.addAll(Columns.entry(terms.get(i), shown.get(i).description(), column));
        }
    }

    /** Long names stand below each other. A value follows a short name as the next argument. */
    private static String term(OptionSyntax option) {
        boolean isLong = option.name().startsWith("--");
        boolean isLongOnly = isLong && option.names().size() == 1;
        String names = (isLongOnly ? " ".repeat(6) : "  ") + String.join(", ", option.names());
        return names + option.value().map(v -> (isLong ? "=" : " ") + v.label()).orElse("");
    }

    private void addCommands() {
        if (syntax.commands().isEmpty()) {
            return;
        }
        heading("Commands:");
        int longest = syntax.commands().stream()
                .mapToInt(c -> c.word().length())
                .max()
                .orElse(0);
        for (CommandSyntax command : syntax.commands()) {
            lines.addAll(Columns.entry("  " + command.word(), command.header(), 2 + longest + 2));
        }
    }

    private void addExits() {
        if (syntax.exits().isEmpty()) {
            return;
        }
        heading("Exit status:");
        for (ExitMeaning exit : syntax.exits()) {
            lines.addAll(Columns.entry("  " + exit.status().code(), exit.meaning(), 6));
        }
    }

    private void addExamples() {
        if (syntax.examples().isEmpty()) {
            return;
        }
        heading(syntax.examples().size() == 1 ? "Example:" : "Examples:");
        syntax.examples().forEach(line -> lines.add("  " + line));
    }

    private void heading(String heading) {
        lines.add("");
        lines.add(heading);
    }
}
