package io.github.retrobpf.cli.text;

import io.github.retrobpf.elf.io.SafeText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Rows under headings, in columns as wide as they must be. A column that holds nothing is left out. */
public final class Table {
    private static final String GAP = "  ";
    private static final String NOTHING = "-";
    /** A longer cell shifts the rest of its row, not of all the others. */
    private static final int MAX_WIDTH = 60;

    private record Column(int index, int width) {}

    private final List<List<String>> rows = new ArrayList<>();

    public Table(String... headings) {
        row(headings);
    }

    /** Adds a row with a cell for each heading, an empty one where there is nothing to say. */
    public void row(String... cells) {
        // As it will be printed: an escape takes more room than what it stands for.
        rows.add(Arrays.stream(cells)
                .map(SafeText::escape)
                .map(cell -> cell.isEmpty() ? NOTHING : cell)
                .toList());
    }

    /** The headings and the rows, indented, with nothing at the end of a line. */
    public List<String> lines() {
        List<Column> columns = IntStream.range(0, rows.get(0).size())
                .filter(this::isFilled)
                .mapToObj(i -> new Column(i, width(i)))
                .toList();
        return rows.stream().map(row -> line(row, columns)).toList();
    }

    private boolean isFilled(int column) {
        return rows.stream().skip(1).anyMatch(row -> !row.get(column).equals(NOTHING));
    }

    private int width(int column) {
        return rows.stream()
                .mapToInt(row -> length(row.get(column)))
                .filter(length -> length <= MAX_WIDTH)
                .max()
                .orElse(0);
    }

    private static String line(List<String> row, List<Column> columns) {
        StringBuilder line = new StringBuilder();
        for (Column column : columns) {
            String cell = row.get(column.index());
            line.append(GAP).append(cell).append(" ".repeat(Math.max(0, column.width() - length(cell))));
        }
        return line.toString().stripTrailing();
    }

    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
