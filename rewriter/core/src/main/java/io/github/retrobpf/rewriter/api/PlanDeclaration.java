package io.github.retrobpf.rewriter.api;

import io.github.retrobpf.rewriter.object.BpfFunction;
import io.github.retrobpf.rewriter.plan.Action;
import io.github.retrobpf.rewriter.plan.ArgTag;
import io.github.retrobpf.rewriter.plan.ContextArgument;
import io.github.retrobpf.rewriter.plan.TaggedEntry;
import io.github.retrobpf.rewriter.plan.Variant;
import io.github.retrobpf.rewriter.plan.VariantPlan;
import io.github.retrobpf.rewriter.validate.Declaration;
import io.github.retrobpf.rewriter.validate.Tag;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells the validator what a plan means to change. */
final class PlanDeclaration {
    private PlanDeclaration() {}

    static Declaration of(VariantPlan plan, boolean stripsDebug) {
        Declaration declaration = Declaration.of(stripsDebug);
        for (Variant variant : plan.variants()) {
            BpfFunction f = variant.function();
            Declaration.Treatment treatment = new Declaration.Treatment(
                    variant.name(),
                    indices(variant.retypedArguments()),
                    variant.action() == Action.DEMOTE,
                    tags(variant.droppedTags()));
            variant.programTypes().forEach(type -> declaration.variant(f.section(), f.offset(), type, treatment));
            if (f.isEntry() && !variant.isClone()) {
                declaration.program(f.section(), f.offset(), treatment);
            }
        }
        for (TaggedEntry entry : plan.taggedEntries()) {
            BpfFunction f = entry.program().function();
            declaration.program(
                    f.section(),
                    f.offset(),
                    new Declaration.Treatment(
                            f.name(), indices(entry.retypedArguments()), false, tags(entry.droppedTags())));
        }
        return declaration;
    }

    private static Set<Integer> indices(Collection<ContextArgument> arguments) {
        return arguments.stream().map(ContextArgument::index).collect(Collectors.toSet());
    }

    private static List<Tag> tags(Set<ArgTag> tags) {
        return tags.stream()
                .sorted(Comparator.comparingInt(ArgTag::typeId))
                .map(tag -> new Tag(tag.component(), tag.text()))
                .toList();
    }
}
