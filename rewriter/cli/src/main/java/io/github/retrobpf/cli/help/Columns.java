package io.github.retrobpf.cli.help;

import java.util.ArrayList;
import java.util.List;

/** Sets text in lines that leave the last of 80 columns free, where some terminals break a line already. */
final class Columns {
    private static final int WIDTH = 79;
    /** How far the second line of an explanation stands behind the first. */
    private static final int HANGING = 2;

    private Columns() {}

    /** The lines of a paragraph. */
    static List<String> paragraph(String text) {
        return filled("", text, 0);
    }

    /**
     * The lines of a term and of what explains it.
     *
     * @param column where the explanation begins; below the term, if that is too long
     */
    static List<String> entry(String term, String explanation, int column) {
        if (term.length() >= column) {
            List<String> lines = new ArrayList<>();
            lines.add(term);
            lines.addAll(filled(" ".repeat(column), explanation, column + HANGING));
            return lines;
        }
        return filled(term + " ".repeat(column - term.length()), explanation, column + HANGING);
    }

    private static List<String> filled(String start, String text, int indent) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(start);
        boolean isFirst = true;
        for (String word : text.split(" ", -1)) {
            if (!isFirst && line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line = new StringBuilder(" ".repeat(indent));
                isFirst = true;
            }
            line.append(isFirst ? "" : " ").append(word);
            isFirst = false;
        }
        lines.add(line.toString());
        return lines;
    }
}
