package io.github.retrobpf.rewriter.api;

import io.github.retrobpf.rewriter.object.BpfObject;
import io.github.retrobpf.rewriter.object.SourceLines;
import io.github.retrobpf.rewriter.plan.ContextArgument;
import io.github.retrobpf.rewriter.plan.EntryProgram;
import io.github.retrobpf.rewriter.plan.Variant;
import io.github.retrobpf.rewriter.plan.VariantPlan;
import io.github.retrobpf.rewriter.program.ContextType;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells a plan that was carried out in the words of the API. */
final class ResultSummary {
    private final VariantPlan plan;
    private final SourceLines lines;

    ResultSummary(BpfObject object, VariantPlan plan) {
        this.plan = plan;
        this.lines = new SourceLines(object);
    }

    List<ProgramSummary> programs() {
        Set<EntryProgram> tagged = new HashSet<>(plan.taggedEntries());
        return plan.programs().stream()
                .map(p -> new ProgramSummary(
                        p.function().name(),
                        p.section(),
                        p.type().name(),
                        Optional.of(p.type().context())
                                .filter(ContextType::isNamed)
                                .map(ContextType::pointer),
                        tagged.contains(p)))
                .toList();
    }

    List<FunctionChange> functions() {
        return plan.variants().stream()
                .filter(v -> !v.isUnchanged())
                .map(v -> new FunctionChange(
                        v.function().name(),
                        lines.of(v.function()),
                        v.action(),
                        v.name(),
                        v.isClone(),
                        v.programTypes(),
                        v.arguments().stream().map(a -> change(v, a)).toList()))
                .toList();
    }

    private static ArgumentChange change(Variant variant, ContextArgument argument) {
        boolean retyped = variant.retypedArguments().contains(argument);
        String newType = retyped ? variant.context().pointer() : argument.cType();
        return new ArgumentChange(argument.index(), argument.name(), argument.cType(), newType);
    }
}
