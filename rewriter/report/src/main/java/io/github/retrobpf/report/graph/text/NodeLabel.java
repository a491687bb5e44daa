package io.github.retrobpf.report.graph.text;

import io.github.retrobpf.report.graph.GraphContext;
import io.github.retrobpf.report.graph.GraphNode;
import io.github.retrobpf.report.graph.ObjectGraph;
import io.github.retrobpf.rewriter.inspect.FunctionFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What stands on a function: its name, then what tells it from others. Not escaped. */
final class NodeLabel {
    private final ObjectGraph graph;

    NodeLabel(ObjectGraph graph) {
        this.graph = graph;
    }

    List<String> lines(GraphNode node) {
        List<String> lines = new ArrayList<>();
        lines.add(node.facts().name());
        if (node.isProgram()) {
            lines.add("SEC(\"" + node.facts().section() + "\")");
        } else {
            lines.add(arguments(node.facts()));
        }
        lines.add(notes(node));
        lines.removeIf(String::isEmpty);
        return lines;
    }

    /** The prototype from the brackets on: the name stands above already. */
    private static String arguments(FunctionFacts facts) {
        String prototype = facts.prototype().orElse("");
        int name = prototype.indexOf(facts.name() + "(");
        return name < 0 ? prototype : prototype.substring(name + facts.name().length());
    }

    private String notes(GraphNode node) {
        List<String> notes = new ArrayList<>();
        if (node.isClone()) {
            notes.add("clone of "
                    + graph.before().nodes().get(node.origin()).facts().name());
        }
        switch (node.treatment().kind()) {
            case RETYPED -> notes.add("retyped");
            case MADE_STATIC -> notes.add("made static");
            case UNTAGGED -> notes.add("tag dropped");
            case LEFT -> notes.add("left as it is");
            case UNTOUCHED, REDIRECTED -> {}
        }
        return String.join(", ", notes);
    }

    /** Whose contexts a function serves, if there are several; for drawings that have no sign for it. */
    Stream<String> contexts(GraphNode node) {
        boolean isShared = !node.isProgram() && node.contexts().size() > 1;
        return isShared ? Stream.of("for " + programTypes(node)) : Stream.empty();
    }

    private String programTypes(GraphNode node) {
        return node.contexts().stream()
                .map(graph.contexts()::get)
                .map(GraphContext::programTypes)
                .flatMap(List::stream)
                .collect(Collectors.joining(", "));
    }
}
