package io.github.retrobpf.report.graph.page;

import io.github.retrobpf.report.graph.GraphNode;
import io.github.retrobpf.report.graph.GraphSide;
import io.github.retrobpf.report.graph.ObjectGraph;
import io.github.retrobpf.report.graph.Treatment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** What came of the object, in a sentence and in figures. */
final class Headline {
    private final ObjectGraph graph;

    Headline(ObjectGraph graph) {
        this.graph = graph;
    }

    String verdict() {
        boolean isUnmended = graph.diagnostics().stream().anyMatch(d -> d.code().isUnmended());
        if (!graph.isChanged()) {
            return isUnmended
                    ? "Nothing in it could be changed for old kernels; the warnings tell why."
                    : "It needs nothing: it comes out byte for byte as it went in.";
        }
        List<String> done = new ArrayList<>();
        add(done, n -> !n.isClone() && is(n, Treatment.Kind.RETYPED), "function was retyped", "functions were retyped");
        add(
                done,
                n -> !n.isClone() && is(n, Treatment.Kind.MADE_STATIC),
                "function was made static",
                "functions were made static");
        add(done, GraphNode::isClone, "clone was added", "clones were added");
        add(done, n -> is(n, Treatment.Kind.UNTAGGED), "program lost its own tag", "programs lost their own tags");
        if (done.isEmpty()) {
            return "No function had to change.";
        }
        return String.join(", ", done) + (isUnmended ? "; not all could be mended, as the warnings tell." : ".");
    }

    private void add(List<String> done, Predicate<GraphNode> which, String one, String many) {
        long count = count(graph.after(), which);
        if (count > 0) {
            done.add(count + " " + (count == 1 ? one : many));
        }
    }

    /** List items. */
    String figures() {
        return figure(
                        "program",
                        count(graph.before(), GraphNode::isProgram),
                        count(graph.after(), GraphNode::isProgram))
                + figure(
                        "function",
                        count(graph.before(), n -> !n.isProgram()),
                        count(graph.after(), n -> !n.isProgram()))
                + figure("byte", graph.before().size(), graph.after().size());
    }

    private static String figure(String what, long before, long after) {
        String number = before == after ? number(after) : number(before) + " \u2192 " + number(after);
        return "<li><b>" + number + "</b> " + what + (after == 1 ? "" : "s") + "</li>";
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static boolean is(GraphNode node, Treatment.Kind kind) {
        return node.treatment().kind() == kind;
    }

    private static long count(GraphSide side, Predicate<GraphNode> which) {
        return side.nodes().stream().filter(which).count();
    }
}
