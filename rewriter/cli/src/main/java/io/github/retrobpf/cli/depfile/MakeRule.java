package io.github.retrobpf.cli.depfile;

import java.util.List;

/** A rule without a recipe, in the words that GNU Make and Ninja have in common. */
final class MakeRule {
    static final String CANNOT_HOLD = "Make knows no line break in a name, and no backslash at its end";

    private MakeRule() {}

    /**
     * The text of it.
     *
     * @param targets as they are to stand there
     * @param prerequisites names of files
     * @param hasPhony whether each prerequisite has a rule of its own behind it
     */
    static String text(List<String> targets, List<String> prerequisites, boolean hasPhony) {
        StringBuilder text = new StringBuilder(String.join(" ", targets)).append(':');
        prerequisites.forEach(p -> text.append(" \\\n  ").append(quoted(p)));
        text.append('\n');
        if (hasPhony) {
            prerequisites.forEach(p -> text.append(quoted(p)).append(":\n"));
        }
        return text.toString();
    }

    static boolean canHold(String name) {
        return name.indexOf('\n') < 0 && name.indexOf('\r') < 0 && !name.endsWith("\\");
    }

    /**
     * As GCC does it: a blank behind n backslashes needs 2n+1 of them, and elsewhere they stand for themselves. What
     * only one of Make and Ninja takes for special ({@code ; * '}) has no form that both understand, and stays.
     */
    static String quoted(String name) {
        StringBuilder quoted = new StringBuilder();
        int backslashes = 0;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            switch (c) {
                case ' ', '\t' -> quoted.append("\\".repeat(backslashes + 1));
                case '#', ':' -> quoted.append('\\');
                case '$' -> quoted.append('$');
                default -> {}
            }
            quoted.append(c);
            backslashes = c == '\\' ? backslashes + 1 : 0;
        }
        return quoted.toString();
    }
}
