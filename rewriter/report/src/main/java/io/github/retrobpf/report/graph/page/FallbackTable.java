package io.github.retrobpf.report.graph.page;

import io.github.retrobpf.elf.io.SafeText;
import io.github.retrobpf.report.graph.GraphNode;
import io.github.retrobpf.report.graph.ObjectGraph;
import io.github.retrobpf.rewriter.diagnostic.Diagnostic;
import io.github.retrobpf.rewriter.inspect.ProgramFacts;
import java.util.List;
import java.util.stream.Collectors;

/** The functions as a table, for browsers that run no script. */
final class FallbackTable {
    private FallbackTable() {}

    static String of(ObjectGraph graph) {
        return graph.diagnostics().stream()
                        .map(Diagnostic::toString)
                        .map(FallbackTable::text)
                        .collect(Collectors.joining("</li><li>", "<ul><li>", "</li></ul>"))
                        .replace("<ul><li></li></ul>", "")
                + "<table>"
                + row("th", List.of("Function", "Section", "Program type", "Before", "After", "What was done"))
                + graph.after().nodes().stream().map(node -> row(graph, node)).collect(Collectors.joining())
                + "</table>";
    }

    private static String row(ObjectGraph graph, GraphNode node) {
        GraphNode before = graph.before().nodes().get(node.origin());
        return row(
                "td",
                List.of(
                        node.facts().name(),
                        node.facts().section(),
                        node.facts().program().map(ProgramFacts::type).orElse(""),
                        before.facts().prototype().orElse(""),
                        node.facts().prototype().orElse(""),
                        node.treatment().what()));
    }

    private static String row(String cell, List<String> texts) {
        return texts.stream()
                .map(text -> "<" + cell + ">" + text(text) + "</" + cell + ">")
                .collect(Collectors.joining("", "<tr>", "</tr>\n"));
    }

    private static String text(String text) {
        return Markup.escape(SafeText.escape(text));
    }
}
