package io.github.retrobpf.report.graph.text;

import io.github.retrobpf.elf.io.SafeText;
import io.github.retrobpf.report.graph.GraphContext;
import io.github.retrobpf.report.graph.GraphNode;
import io.github.retrobpf.report.graph.ObjectGraph;
import io.github.retrobpf.report.graph.Palette;
import io.github.retrobpf.report.graph.Sides;
import io.github.retrobpf.report.graph.Treatment;
import io.github.retrobpf.rewriter.diagnostic.Diagnostic;
import io.github.retrobpf.rewriter.inspect.ProgramFacts;
import io.github.retrobpf.rewriter.inspect.ReferenceFacts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A graph in the language of Graphviz: <a href="https://graphviz.org/doc/info/lang.html">DOT</a>. */
public final class Dot {
    private final ObjectGraph graph;
    private final NodeLabel labels;
    private final List<Palette.Color> colors;
    private final StringBuilder text = new StringBuilder();

    private Dot(ObjectGraph graph) {
        this.graph = graph;
        this.labels = new NodeLabel(graph);
        this.colors = Palette.of(graph.contexts());
    }

    /** The whole document, lines ending in {@code \n}. */
    public static String render(ObjectGraph graph, Sides sides) {
        return new Dot(graph).document(TextGraph.parts(graph, sides));
    }

    private String document(List<TextGraph.Part> parts) {
        line("digraph " + quote(graph.name()) + " {");
        line("  graph [rankdir=LR, charset=\"UTF-8\", fontname=\"Helvetica\", color=\"#cbd5e1\"]");
        line("  node [shape=box, style=\"filled\", fontname=\"Helvetica\", fontcolor=\"" + Palette.INK + "\"]");
        line("  edge [fontname=\"Helvetica\", fontsize=10, color=\"#475569\"]");
        // Graphviz puts what comes last on top.
        for (int i = parts.size() - 1; i >= 0; i--) {
            part(parts.get(i));
        }
        line("}");
        return text.toString();
    }

    private void part(TextGraph.Part part) {
        line("  subgraph cluster_" + part.id() + " {");
        line("    label=" + quote(part.title()));
        List<GraphNode> functions = new ArrayList<>();
        Map<String, List<GraphNode>> programs = new LinkedHashMap<>();
        for (GraphNode node : part.side().nodes()) {
            node.facts()
                    .program()
                    .map(ProgramFacts::type)
                    .map(type -> programs.computeIfAbsent(type, t -> new ArrayList<>()))
                    .orElse(functions)
                    .add(node);
        }
        int cluster = 0;
        for (Map.Entry<String, List<GraphNode>> type : programs.entrySet()) {
            line("    subgraph cluster_" + part.id() + "_" + cluster++ + " {");
            line("      label="
                    + quote(type.getKey() + ": " + context(type.getValue().get(0))));
            type.getValue().forEach(node -> node("      ", part, node));
            line("    }");
        }
        functions.forEach(node -> node("    ", part, node));
        part.forEachReference((from, to, kind) -> line("    " + from + " -> " + to + edgeStyle(kind)));
        line("  }");
    }

    private String context(GraphNode program) {
        GraphContext context = graph.contexts().get(program.contexts().get(0));
        return context.isNamed() ? context.type() : "no context type that every kernel takes";
    }

    private void node(String indent, TextGraph.Part part, GraphNode node) {
        List<String> attributes = new ArrayList<>();
        attributes.add("label=" + lines(labels.lines(node).stream()));
        attributes.add("style=\"" + style(node) + "\"");
        attributes.add("fillcolor=\"" + fill(node) + "\"");
        attributes.add("color=\"" + stroke(node) + "\"");
        if (node.isClone()) {
            attributes.add("penwidth=2");
        }
        attributes.add("tooltip=" + lines(tooltip(node)));
        line(indent + part.node(node.facts().id()) + " [" + String.join(", ", attributes) + "]");
    }

    /** What a browser shows of a function that is pointed at. */
    private Stream<String> tooltip(GraphNode node) {
        boolean isTreated = node.treatment().kind() != Treatment.Kind.UNTOUCHED;
        Stream<String> said = Stream.of(
                        node.facts().source().orElse(""),
                        isTreated ? node.treatment().what() : "",
                        isTreated ? node.treatment().why() : "")
                .filter(line -> !line.isEmpty());
        return Stream.concat(
                said, node.diagnostics().stream().map(graph.diagnostics()::get).map(Diagnostic::toString));
    }

    private static String style(GraphNode node) {
        String area = node.isProgram() ? "rounded,filled" : node.contexts().size() > 1 ? "striped" : "filled";
        return node.isStatic() ? area + ",dashed" : area;
    }

    private String fill(GraphNode node) {
        if (node.isProgram() || node.contexts().size() == 1) {
            return colors.get(node.contexts().get(0)).fill();
        }
        String stripes = node.contexts().stream().map(c -> colors.get(c).fill()).collect(Collectors.joining(":"));
        return stripes.isEmpty() ? Palette.NEUTRAL.fill() : stripes;
    }

    private String stroke(GraphNode node) {
        return node.contexts().size() == 1 ? colors.get(node.contexts().get(0)).stroke() : Palette.NEUTRAL.stroke();
    }

    private static String edgeStyle(ReferenceFacts.Kind kind) {
        return switch (kind) {
            case CALL -> "";
            case ADDRESS -> " [style=dashed, label=\"address\"]";
            case EXCEPTION_CALLBACK -> " [style=dotted, label=\"exception\"]";
        };
    }

    private static String quote(String text) {
        return lines(Stream.of(text));
    }

    private static String lines(Stream<String> lines) {
        return lines.map(Dot::escape).collect(Collectors.joining("\\n", "\"", "\""));
    }

    /** In double quotes. Graphviz also reads entities of HTML there. */
    private static String escape(String text) {
        return SafeText.escape(text).replace("\\", "\\\\").replace("\"", "\\\"").replace("&", "&amp;");
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
