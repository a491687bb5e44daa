package io.github.retrobpf.report.graph;

import java.util.List;

/** Colours of contexts: told apart by eyes of most kinds, and readable on light and on dark ground. */
public final class Palette {
    /**
     * A colour.
     *
     * @param stroke of lines and marks: {@code #2563eb}
     * @param fill of areas, light enough for black text
     */
    public record Color(String stroke, String fill) {}

    /** Of text. */
    public static final String INK = "#0f172a";

    /** What no context or several contexts claim. */
    public static final Color NEUTRAL = new Color("#64748b", "#f8fafc");

    private static final Color UNNAMED = new Color("#64748b", "#e2e8f0");

    private static final List<Color> NAMED = List.of(
            new Color("#2563eb", "#dbeafe"),
            new Color("#ea580c", "#ffedd5"),
            new Color("#059669", "#d1fae5"),
            new Color("#9333ea", "#f3e8ff"),
            new Color("#db2777", "#fce7f3"),
            new Color("#0891b2", "#cffafe"),
            new Color("#ca8a04", "#fef9c3"),
            new Color("#dc2626", "#fee2e2"),
            new Color("#65a30d", "#ecfccb"),
            new Color("#4f46e5", "#e0e7ff"),
            new Color("#c026d3", "#fae8ff"),
            new Color("#92400e", "#fde68a"));

    private Palette() {}

    /** The colour of each context; colours come again where there are more contexts than colours. */
    public static List<Color> of(List<GraphContext> contexts) {
        int[] next = {0};
        return contexts.stream()
                .map(c -> c.isNamed() ? NAMED.get(next[0]++ % NAMED.size()) : UNNAMED)
                .toList();
    }
}
