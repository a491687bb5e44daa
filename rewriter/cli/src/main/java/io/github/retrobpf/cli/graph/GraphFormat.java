package io.github.retrobpf.cli.graph;

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

    static Optional<GraphFormat> ofFile(String name) {
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return switch (extension) {
            case "mmd", "mermaid" -> Optional.of(MERMAID);
            case "dot", "gv" -> Optional.of(DOT);
            case "html", "htm" -> Optional.of(HTML);
            default -> Optional.empty();
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
