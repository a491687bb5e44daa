package io.github.retrobpf.report.graph.page;

import io.github.retrobpf.elf.io.SafeText;
import io.github.retrobpf.report.graph.GraphContext;
import io.github.retrobpf.report.graph.GraphNode;
import io.github.retrobpf.report.graph.GraphSide;
import io.github.retrobpf.report.graph.ObjectGraph;
import io.github.retrobpf.report.graph.Palette;
import io.github.retrobpf.rewriter.diagnostic.Diagnostic;
import io.github.retrobpf.rewriter.inspect.FunctionFacts;
import io.github.retrobpf.rewriter.inspect.ProgramFacts;
import io.github.retrobpf.rewriter.inspect.ReferenceFacts;
import io.github.retrobpf.rewriter.inspect.TagFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the page's script reads.
 *
 * @param isChanged whether there are two sides
 * @param before the input; or both, where they are the same
 * @param after nothing then
 */
record PageData(
        boolean isChanged,
        List<ContextData> contexts,
        List<DiagnosticData> diagnostics,
        List<FunctionData> before,
        List<FunctionData> after) {

    /** A context, and the colour that stands for it. */
    record ContextData(String type, List<String> programTypes, String color) {}

    /** Something to know. */
    record DiagnosticData(String severity, String code, String message) {}

    /**
     * A function; its id is its position.
     *
     * @param type name of an entry program's type; empty for a subprogram
     * @param calls target, kind and count of each reference
     */
    record FunctionData(
            String name,
            String section,
            int offset,
            int instructions,
            String source,
            String symbol,
            String linkage,
            String prototype,
            List<String> tags,
            String type,
            String knownBy,
            List<List<Object>> calls,
            List<Integer> contexts,
            List<Integer> reachedBy,
            boolean isReachedByMore,
            int origin,
            boolean isConcerned,
            boolean isClone,
            String treatment,
            String what,
            String why,
            List<Integer> diagnostics) {}

    static PageData of(ObjectGraph graph) {
        return new PageData(
                graph.isChanged(),
                contexts(graph.contexts()),
                graph.diagnostics().stream().map(PageData::diagnostic).toList(),
                functions(graph.isChanged() ? graph.before() : graph.after()),
                graph.isChanged() ? functions(graph.after()) : List.of());
    }

    private static List<ContextData> contexts(List<GraphContext> contexts) {
        List<Palette.Color> colors = Palette.of(contexts);
        List<ContextData> data = new ArrayList<>();
        for (int i = 0; i < contexts.size(); i++) {
            GraphContext context = contexts.get(i);
            data.add(new ContextData(
                    context.type(), context.programTypes(), colors.get(i).stroke()));
        }
        return data;
    }

    private static DiagnosticData diagnostic(Diagnostic diagnostic) {
        // Without the object's name: the page is about no other.
        String advice = diagnostic.advice().isEmpty() ? "" : "; " + diagnostic.advice();
        return new DiagnosticData(
                lower(diagnostic.code().severity()),
                diagnostic.code().label(),
                SafeText.escape(diagnostic.fact() + advice));
    }

    private static List<FunctionData> functions(GraphSide side) {
        return side.nodes().stream().map(PageData::function).toList();
    }

    private static FunctionData function(GraphNode node) {
        FunctionFacts facts = node.facts();
        return new FunctionData(
                SafeText.escape(facts.name()),
                SafeText.escape(facts.section()),
                facts.offset(),
                facts.instructions(),
                text(facts.source()),
                facts.symbol(),
                text(facts.linkage()),
                text(facts.prototype()),
                facts.tags().stream().map(PageData::tag).toList(),
                text(facts.program().map(ProgramFacts::type)),
                text(facts.program().map(ProgramFacts::knownBy)),
                facts.references().stream().map(PageData::call).toList(),
                node.contexts(),
                facts.reachedBy(),
                facts.isReachedByMore(),
                node.origin(),
                node.isConcerned(),
                node.isClone(),
                lower(node.treatment().kind()),
                SafeText.escape(node.treatment().what()),
                SafeText.escape(node.treatment().why()),
                node.diagnostics());
    }

    private static String tag(TagFacts tag) {
        String place = tag.argument() < 0 ? "" : "arg#" + tag.argument() + " ";
        return SafeText.escape(place + tag.text());
    }

    private static List<Object> call(ReferenceFacts reference) {
        return List.of(reference.target(), lower(reference.kind()), reference.count());
    }

    private static String text(Optional<String> text) {
        return SafeText.escape(text.orElse(""));
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
