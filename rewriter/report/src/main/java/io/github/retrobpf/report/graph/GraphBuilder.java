package io.github.retrobpf.report.graph;

import io.github.retrobpf.rewriter.api.FunctionDecision;
import io.github.retrobpf.rewriter.api.ProgramSummary;
import io.github.retrobpf.rewriter.api.RewriteResult;
import io.github.retrobpf.rewriter.inspect.FunctionFacts;
import io.github.retrobpf.rewriter.inspect.Inspection;
import io.github.retrobpf.rewriter.inspect.ReferenceFacts;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Joins two inspections by what was done between them. */
final class GraphBuilder {
    private final Inspection before;
    private final RewriteResult result;
    private final Inspection after;
    private final ContextIndex contexts;
    private final BitSet concerned;
    private final Changes changes;
    private final DiagnosticIndex diagnostics;
    /** By section and name: entry programs that lost a tag. */
    private final Map<String, ProgramSummary> untagged = new HashMap<>();

    GraphBuilder(Inspection before, RewriteResult result, Inspection after) {
        this.before = before;
        this.result = result;
        this.after = after;
        this.contexts = new ContextIndex(before.functions());
        this.concerned = Concern.of(before.functions());
        this.changes = new Changes(before.functions(), result.functions());
        this.diagnostics = new DiagnosticIndex(result.diagnostics());
        result.programs().stream()
                .filter(p -> !p.arguments().isEmpty())
                .forEach(p -> untagged.put(p.section() + '\0' + p.name(), p));
    }

    ObjectGraph graph() {
        return new ObjectGraph(
                before.name(),
                result.isChanged(),
                new GraphSide(before.size(), nodesBefore()),
                new GraphSide(after.size(), nodesAfter()),
                contexts.contexts(),
                result.diagnostics());
    }

    private List<GraphNode> nodesBefore() {
        return before.functions().stream()
                .map(f -> node(f, f.id(), Treatment.UNTOUCHED))
                .toList();
    }

    /** Code stays where it is, so functions that are no clones come in the order of the input. */
    private List<GraphNode> nodesAfter() {
        List<GraphNode> nodes = new ArrayList<>();
        int next = 0;
        for (FunctionFacts function : after.functions()) {
            Optional<FunctionDecision> cloning = changes.cloning(function);
            int origin = cloning.isPresent() ? changes.function(cloning.get()) : next++;
            nodes.add(node(function, origin, treatment(function, origin, cloning)));
        }
        return nodes;
    }

    private GraphNode node(FunctionFacts function, int origin, Treatment treatment) {
        return new GraphNode(
                function,
                origin,
                contexts.of(function),
                treatment,
                concerned.get(origin),
                diagnostics.of(before.functions().get(origin)));
    }

    private Treatment treatment(FunctionFacts function, int origin, Optional<FunctionDecision> cloning) {
        FunctionFacts original = before.functions().get(origin);
        Optional<FunctionDecision> decision = cloning.or(() -> changes.inPlace(original));
        if (decision.isPresent()) {
            return Explanation.of(decision.get(), !Concern.isTagged(function));
        }
        ProgramSummary program = untagged.get(function.section() + '\0' + function.name());
        if (program != null) {
            return Explanation.untagged(program.arguments());
        }
        List<String> clones = function.references().stream()
                .map(ReferenceFacts::target)
                .map(after.functions()::get)
                .filter(f -> changes.cloning(f).isPresent())
                .map(FunctionFacts::name)
                .distinct()
                .toList();
        return clones.isEmpty() ? Treatment.UNTOUCHED : Explanation.redirected(clones);
    }
}
