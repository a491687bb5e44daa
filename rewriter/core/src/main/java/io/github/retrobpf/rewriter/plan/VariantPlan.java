package io.github.retrobpf.rewriter.plan;

import io.github.retrobpf.rewriter.diagnostic.Diagnostic;
import io.github.retrobpf.rewriter.object.BpfFunction;
import io.github.retrobpf.rewriter.program.ContextType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be done to an object.
 *
 * <p>Only functions that take a context, or that lie between an entry program and one that does, have variants.
 */
public final class VariantPlan {
    private record Key(int function, ContextType context) {}

    private final List<EntryProgram> programs;
    private final List<Variant> variants;
    private final List<EntryProgram> taggedEntries;
    private final TagIndex tags;
    private final List<Diagnostic> diagnostics;
    private final Map<Key, Variant> byKey = new HashMap<>();

    VariantPlan(
            List<EntryProgram> programs,
            List<Variant> variants,
            List<EntryProgram> taggedEntries,
            TagIndex tags,
            List<Diagnostic> diagnostics) {
        this.programs = List.copyOf(programs);
        this.variants = List.copyOf(variants);
        this.taggedEntries = List.copyOf(taggedEntries);
        this.tags = tags;
        this.diagnostics = List.copyOf(diagnostics);
        for (Variant variant : variants) {
            byKey.put(new Key(variant.function().id(), variant.context()), variant);
        }
    }

    /** All entry programs, in the order of their code. */
    public List<EntryProgram> programs() {
        return programs;
    }

    /** In the order of their functions; the one that keeps the original comes first. */
    public List<Variant> variants() {
        return variants;
    }

    /** What stands for a function in the programs of a context; empty if the function serves all of them as it is. */
    public Optional<Variant> variant(BpfFunction function, ContextType context) {
        return Optional.ofNullable(byKey.get(new Key(function.id(), context)));
    }

    /** Entry programs whose own argument tags go: no kernel needs them there. */
    public List<EntryProgram> taggedEntries() {
        return taggedEntries;
    }

    /** The tags on those arguments of a function that carry the context tag. */
    public List<ArgTag> contextArgumentTags(BpfFunction function) {
        List<ArgTag> all = tags.of(function.btfId());
        return all.stream()
                .filter(ArgTag::isArgument)
                .filter(t -> all.stream().anyMatch(c -> c.isContext() && c.component() == t.component()))
                .toList();
    }

    public TagIndex tags() {
        return tags;
    }

    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    /** Whether the object stays as it is. */
    public boolean isEmpty() {
        return taggedEntries.isEmpty() && variants.stream().allMatch(Variant::isUnchanged);
    }
}
