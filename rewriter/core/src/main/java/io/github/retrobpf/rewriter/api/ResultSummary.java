package io.github.retrobpf.rewriter.api;

import io.github.retrobpf.rewriter.object.BpfObject;
import io.github.retrobpf.rewriter.object.SourceLines;
import io.github.retrobpf.rewriter.plan.Action;
import io.github.retrobpf.rewriter.plan.ContextArgument;
import io.github.retrobpf.rewriter.plan.EntryProgram;
import io.github.retrobpf.rewriter.plan.TaggedEntry;
import io.github.retrobpf.rewriter.plan.VariantPlan;
import io.github.retrobpf.rewriter.program.ContextType;
import io.github.retrobpf.rewriter.program.ProgramType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells a plan that was carried out in the words of the API. */
final class ResultSummary {
    private final VariantPlan plan;
    private final SourceLines lines;

    ResultSummary(BpfObject object, VariantPlan plan) {
        this.plan = plan;
        this.lines = new SourceLines(object);
    }

    List<ProgramSummary> programs() {
        Map<EntryProgram, TaggedEntry> tagged = new HashMap<>();
        plan.taggedEntries().stream().filter(e -> !e.isUnchanged()).forEach(e -> tagged.put(e.program(), e));
        return plan.programs().stream()
                .map(p -> new ProgramSummary(
                        p.function().name(),
                        p.section(),
                        lines.of(p.function()),
                        p.type().name(),
                        p.kind().target().map(ProgramType::name),
                        p.knownBy(),
                        Optional.of(p.type().context())
                                .filter(ContextType::isNamed)
                                .map(ContextType::pointer),
                        Optional.ofNullable(tagged.get(p)).stream()
                                .flatMap(e ->
                                        e.arguments().stream().map(a -> change(a, e.retypedArguments(), e.context())))
                                .toList()))
                .toList();
    }

    List<FunctionDecision> functions() {
        Stream<FunctionDecision> reached = plan.variants().stream()
                .filter(v -> !v.isUnchanged() || !v.arguments().isEmpty())
                .map(v -> new FunctionDecision(
                        v.function().name(),
                        lines.of(v.function()),
                        v.action(),
                        v.reason(),
                        v.name(),
                        v.isClone(),
                        !v.isUnchanged(),
                        v.programTypes(),
                        v.arguments().stream()
                                .map(a -> change(a, v.retypedArguments(), Optional.of(v.context())))
                                .toList()));
        Stream<FunctionDecision> untreated = plan.untreated().stream()
                .map(u -> new FunctionDecision(
                        u.function().name(),
                        lines.of(u.function()),
                        Action.LEAVE,
                        u.reason(),
                        u.function().name(),
                        false,
                        false,
                        u.programTypes(),
                        u.arguments().stream()
                                .map(a -> change(a, List.of(), Optional.empty()))
                                .toList()));
        return Stream.concat(reached, untreated).toList();
    }

    private static ArgumentChange change(
            ContextArgument argument, List<ContextArgument> retyped, Optional<ContextType> context) {
        String newType = context.filter(c -> retyped.contains(argument))
                .map(ContextType::pointer)
                .orElse(argument.cType());
        return new ArgumentChange(argument.index(), argument.name(), argument.cType(), newType);
    }
}
