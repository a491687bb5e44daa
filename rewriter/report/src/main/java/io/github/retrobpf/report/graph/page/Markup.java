package io.github.retrobpf.report.graph.page;

/** Text within markup. */
final class Markup {
    private Markup() {}

    /** Fit for content and for attributes in quotes. */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
