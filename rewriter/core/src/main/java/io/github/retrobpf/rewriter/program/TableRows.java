package io.github.retrobpf.rewriter.program;

import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;

/** Reads a table: a row a line, spaces between the columns. */
final class TableRows {
    private TableRows() {}

    /** The rows; each has {@code columns} columns. */
    static List<List<String>> of(String table, int columns) {
        List<List<String>> rows = new ArrayList<>();
        StringTokenizer lines = new StringTokenizer(table, "\n");
        while (lines.hasMoreTokens()) {
            String line = lines.nextToken();
            List<String> row = new ArrayList<>(columns);
            StringTokenizer fields = new StringTokenizer(line);
            while (fields.hasMoreTokens()) {
                row.add(fields.nextToken());
            }
            if (row.size() != columns) {
                throw new IllegalStateException(columns + " columns expected: " + line);
            }
            rows.add(row);
        }
        return rows;
    }
}
