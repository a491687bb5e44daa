package io.github.retrobpf.rewriter.plan;

import io.github.retrobpf.rewriter.diagnostic.Diagnostic;
import io.github.retrobpf.rewriter.object.BpfFunction;
import io.github.retrobpf.rewriter.program.ContextType;
import io.github.retrobpf.rewriter.program.ProgramType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What is to be done to an object.
 *
 * <p>Only functions that take a context, or that lie between an entry program and one that does, have variants.
 */
public final class VariantPlan {
    private record Key(int function, ContextType context) {}

    private final List<EntryProgram> programs;
    private final List<Variant> variants;
    private final Function<ProgramType, ContextType> contexts;
    private final List<Untreated> untreated;
    private final List<TaggedEntry> taggedEntries;
    private final TagIndex tags;
    private final List<Diagnostic> diagnostics;
    private final Map<Key, Variant> byKey = new HashMap<>();

    VariantPlan(
            List<EntryProgram> programs,
            Function<ProgramType, ContextType> contexts,
            List<Variant> variants,
            List<Untreated> untreated,
            List<TaggedEntry> taggedEntries,
            TagIndex tags,
            List<Diagnostic> diagnostics) {
        this.programs = List.copyOf(programs);
        this.contexts = contexts;
        this.variants = List.copyOf(variants);
        this.untreated = List.copyOf(untreated);
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

    /** What stands for a function in a program; empty if the function serves it as it is. */
    public Optional<Variant> variant(BpfFunction function, EntryProgram program) {
        return variant(function, contextOf(program));
    }

    /** By what the variants that a program uses are told apart from others. */
    public ContextType contextOf(EntryProgram program) {
        return contexts.apply(program.type());
    }

    /** Tagged functions without variants, in the order of their code. */
    public List<Untreated> untreated() {
        return untreated;
    }

    /** Entry programs whose own arguments are treated. */
    public List<TaggedEntry> taggedEntries() {
        return taggedEntries;
    }

    public TagIndex tags() {
        return tags;
    }

    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    /** Whether the object stays as it is. */
    public boolean isEmpty() {
        return taggedEntries.stream().allMatch(TaggedEntry::isUnchanged)
                && variants.stream().allMatch(Variant::isUnchanged);
    }
}
