package io.github.retrobpf.report.graph.text;

import io.github.retrobpf.report.graph.GraphNode;
import io.github.retrobpf.report.graph.GraphSide;
import io.github.retrobpf.report.graph.ObjectGraph;
import io.github.retrobpf.report.graph.Sides;
import io.github.retrobpf.rewriter.inspect.ReferenceFacts;
import java.util.ArrayList;
import java.util.List;

/** What every text of a graph is made of. */
final class TextGraph {
    /**
     * A side that is shown.
     *
     * @param id of the side, and start of its nodes' ids
     * @param title for people
     * @param side itself
     */
    record Part(String id, String title, GraphSide side) {
        String node(int id) {
            return this.id.charAt(0) + String.valueOf(id);
        }

        void forEachReference(ReferenceConsumer consumer) {
            for (GraphNode node : side.nodes()) {
                for (ReferenceFacts reference : node.facts().references()) {
                    consumer.accept(node(node.facts().id()), node(reference.target()), reference.kind());
                }
            }
        }
    }

    /** Takes an edge. */
    @FunctionalInterface
    interface ReferenceConsumer {
        void accept(String from, String to, ReferenceFacts.Kind kind);
    }

    private TextGraph() {}

    /** One part where both sides are the same, whatever was asked for. */
    static List<Part> parts(ObjectGraph graph, Sides sides) {
        if (!graph.isChanged()) {
            return List.of(part("object", graph.name() + ", unchanged", graph.after()));
        }
        List<Part> parts = new ArrayList<>();
        if (sides != Sides.AFTER) {
            parts.add(part("before", graph.name() + " before", graph.before()));
        }
        if (sides != Sides.BEFORE) {
            parts.add(part("after", graph.name() + " after", graph.after()));
        }
        return parts;
    }

    private static Part part(String id, String title, GraphSide side) {
        return new Part(id, title + ", " + side.size() + " bytes", side);
    }
}
