package io.github.retrobpf.rewriter.program;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads a table that comes with the library: a row a line, columns by tabs, {@code #} before a comment. */
final class TabSeparated {
    private TabSeparated() {}

    /** The rows of a resource of this package; each has {@code columns} columns. */
    static List<List<String>> rows(String resource, int columns) {
        try (InputStream in = TabSeparated.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + resource);
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            return reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> row(resource, line, columns))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> row(String resource, String line, int columns) {
        List<String> row = List.of(line.split("\t", -1));
        if (row.size() != columns) {
            throw new IllegalStateException(resource + ": " + columns + " columns expected: " + line);
        }
        return row;
    }
}
