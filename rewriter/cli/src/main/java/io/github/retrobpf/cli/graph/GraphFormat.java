package io.github.retrobpf.cli.graph;

import io.github.retrobpf.cli.command.UsageException;
import io.github.retrobpf.report.graph.ObjectGraph;
import io.github.retrobpf.report.graph.Sides;
import io.github.retrobpf.report.graph.page.Page;
import io.github.retrobpf.report.graph.text.Dot;
import io.github.retrobpf.report.graph.text.Mermaid;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a graph is written as. */
enum GraphFormat {
    MERMAID,
    DOT,
    /** A page, which shows both sides. */
    HTML;

    static Optional<GraphFormat> ofWord(String word) {
        return Arrays.stream(values())
                .filter(format -> format.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst();
    }

    /** By what the name of a file ends in. */
    static GraphFormat ofFile(String name) throws UsageException {
        String file = name.substring(name.lastIndexOf('/') + 1);
        int dot = file.lastIndexOf('.');
        if (dot < 0) {
            return MERMAID;
        }
        String extension = file.substring(dot + 1).toLowerCase(Locale.ROOT);
        return switch (extension) {
            case "mmd", "mermaid" -> MERMAID;
            case "dot", "gv" -> DOT;
            case "html", "htm" -> HTML;
            default ->
                throw new UsageException(
                        "the name '" + name + "' does not tell the format: say --format mermaid, dot or" + " html");
        };
    }

    String render(ObjectGraph graph, Sides sides) {
        return switch (this) {
            case MERMAID -> Mermaid.render(graph, sides);
            case DOT -> Dot.render(graph, sides);
            case HTML -> Page.render(graph);
        };
    }
}
