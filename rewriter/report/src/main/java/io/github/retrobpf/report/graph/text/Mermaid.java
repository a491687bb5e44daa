package io.github.retrobpf.report.graph.text;

import io.github.retrobpf.elf.io.SafeText;
import io.github.retrobpf.report.graph.GraphNode;
import io.github.retrobpf.report.graph.ObjectGraph;
import io.github.retrobpf.report.graph.Palette;
import io.github.retrobpf.report.graph.Sides;
import io.github.retrobpf.rewriter.inspect.ReferenceFacts;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A graph as a Mermaid flowchart: <a href="https://mermaid.js.org/syntax/flowchart.html">syntax</a>. */
public final class Mermaid {
    /** What Mermaid draws unless its {@code maxEdges} says otherwise. */
    public static final int MAX_EDGES = 500;

    /** Beside letters and digits, what means nothing to Mermaid within quotes. */
    private static final String PLAIN = " _-./,:*()'?+=";

    private static final String NEUTRAL_CLASS = "neutral";

    private final ObjectGraph graph;
    private final NodeLabel labels;
    private final StringBuilder text = new StringBuilder();

    private Mermaid(ObjectGraph graph) {
        this.graph = graph;
        this.labels = new NodeLabel(graph);
    }

    /** The whole document, lines ending in {@code \n}. */
    public static String render(ObjectGraph graph, Sides sides) {
        return new Mermaid(graph).document(TextGraph.parts(graph, sides));
    }

    /** How many edges a document has. */
    public static int edges(ObjectGraph graph, Sides sides) {
        return TextGraph.parts(graph, sides).stream()
                .flatMap(part -> part.side().nodes().stream())
                .mapToInt(node -> node.facts().references().size())
                .sum();
    }

    private String document(List<TextGraph.Part> parts) {
        line("flowchart LR");
        parts.forEach(this::part);
        if (parts.size() > 1) {
            // Without it, nothing says which one stands first.
            line("  before ==> after");
        }
        List<Palette.Color> colors = Palette.of(graph.contexts());
        for (int i = 0; i < colors.size(); i++) {
            style("context" + i, colors.get(i));
        }
        style(NEUTRAL_CLASS, Palette.NEUTRAL);
        line("  classDef static stroke-dasharray:5 3");
        line("  classDef clone stroke-width:3px");
        return text.toString();
    }

    private void part(TextGraph.Part part) {
        line("  subgraph " + part.id() + "[\"" + escape(part.title()) + "\"]");
        line("    direction LR");
        part.side().nodes().forEach(node -> node(part, node));
        part.forEachReference((from, to, kind) -> line("    " + from + arrow(kind) + to));
        line("  end");
        line("  style " + part.id() + " fill:none,stroke:" + Palette.NEUTRAL.stroke());
    }

    private void node(TextGraph.Part part, GraphNode node) {
        String label = Stream.concat(labels.lines(node).stream(), labels.contexts(node))
                .map(Mermaid::escape)
                .collect(Collectors.joining("<br/>", "\"", "\""));
        String id = part.node(node.facts().id());
        line("    " + id + (node.isProgram() ? "([" + label + "])" : "[" + label + "]") + ":::" + context(node));
        if (node.isStatic()) {
            line("    class " + id + " static");
        }
        if (node.isClone()) {
            line("    class " + id + " clone");
        }
    }

    private static String context(GraphNode node) {
        return node.contexts().size() == 1 ? "context" + node.contexts().get(0) : NEUTRAL_CLASS;
    }

    private static String arrow(ReferenceFacts.Kind kind) {
        return switch (kind) {
            case CALL -> " --> ";
            case ADDRESS -> " -. address .-> ";
            case EXCEPTION_CALLBACK -> " -. exception .-> ";
        };
    }

    private void style(String name, Palette.Color color) {
        line("  classDef " + name + " fill:" + color.fill() + ",stroke:" + color.stroke() + ",color:" + Palette.INK);
    }

    /** In double quotes, by Mermaid's own entities: all that any of its parsers could take for more than text. */
    private static String escape(String label) {
        StringBuilder escaped = new StringBuilder();
        SafeText.escape(label).codePoints().forEach(c -> {
            if (isPlain(c)) {
                escaped.appendCodePoint(c);
            } else {
                escaped.append('#').append(c).append(';');
            }
        });
        return escaped.toString();
    }

    private static boolean isPlain(int c) {
        boolean isAsciiLetterOrDigit = c < 0x80 && Character.isLetterOrDigit(c);
        return isAsciiLetterOrDigit || PLAIN.indexOf(c) >= 0;
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
