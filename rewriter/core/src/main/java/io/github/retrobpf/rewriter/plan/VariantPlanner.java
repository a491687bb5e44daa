package io.github.retrobpf.rewriter.plan;

import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.rewriter.diagnostic.Code;
import io.github.retrobpf.rewriter.diagnostic.Diagnostic;
import io.github.retrobpf.rewriter.object.BpfFunction;
import io.github.retrobpf.rewriter.object.BpfObject;
import io.github.retrobpf.rewriter.program.ContextType;
import io.github.retrobpf.rewriter.program.ProgramType;
import io.github.retrobpf.rewriter.program.ProgramTypes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Decides which functions need a variant for which context.
 *
 * <p>Variants are per context, not per program type: all types that take {@code __sk_buff} share one. The original stays
 * with the first context that has a named type, in the order of the entry programs' code; every other context gets a
 * clone.
 */
public final class VariantPlanner {
    private static final String MAPS = ".maps";

    private final BpfObject object;
    private final TagIndex tags;
    private final List<EntryProgram> programs;
    private final Map<Integer, EntryProgram> programOf = new HashMap<>();
    private final TaggedFunctions tagged;
    private final References references;
    private final Reach reach;
    private final CloneNames names;

    private VariantPlanner(BpfObject object, Btf btf, TagIndex tags, List<EntryProgram> programs) {
        this.object = object;
        this.tags = tags;
        this.programs = programs;
        programs.forEach(p -> programOf.put(p.function().id(), p));
        this.tagged = new TaggedFunctions(object, btf, tags);
        this.references = new References(object, tags);
        this.reach = new Reach(object, references, programs);
        this.names = new CloneNames(object, btf);
    }

    /** Reads the object; changes nothing. */
    public static VariantPlan plan(BpfObject object, ProgramTypes types) {
        List<EntryProgram> programs = object.functions().stream()
                .filter(BpfFunction::isEntry)
                .map(f -> {
                    String section = object.sectionOf(f);
                    return new EntryProgram(f, section, types.ofSection(section));
                })
                .toList();
        Optional<Btf> btf = object.btf();
        Optional<TagIndex> tags = btf.map(TagIndex::new).filter(TagIndex::hasContextTags);
        if (btf.isEmpty()) {
            return nothing(programs, missingBtf(object));
        }
        if (tags.isEmpty()) {
            return nothing(programs, List.of());
        }
        Optional<Diagnostic> undecidable = undecidable(object, programs);
        if (undecidable.isPresent()) {
            return nothing(programs, List.of(undecidable.get()));
        }
        return new VariantPlanner(object, btf.get(), tags.get(), programs).plan();
    }

    private static VariantPlan nothing(List<EntryProgram> programs, List<Diagnostic> diagnostics) {
        return new VariantPlan(programs, List.of(), List.of(), TagIndex.EMPTY, diagnostics);
    }

    /** Without subprograms and BTF-defined maps an object may do without. */
    private static List<Diagnostic> missingBtf(BpfObject object) {
        boolean isMissed = object.elf().section(MAPS).isPresent()
                || object.functions().stream().anyMatch(f -> !f.isEntry());
        return isMissed
                ? List.of(Diagnostic.of(
                        Code.CTX_NO_BTF, object.elf().name(), "has no BTF, so no tags; was it compiled with -g?"))
                : List.of();
    }

    private static Optional<Diagnostic> undecidable(BpfObject object, List<EntryProgram> programs) {
        String name = object.elf().name();
        if (programs.isEmpty()) {
            return Optional.of(Diagnostic.of(
                    Code.CTX_NO_ENTRY_PROGRAM,
                    name,
                    "has context tags, but no entry program that decides what they mean; link it first"));
        }
        if (object.functions().stream().noneMatch(BpfFunction::hasBtf)) {
            return Optional.of(Diagnostic.of(
                    Code.CTX_NO_FUNC_INFO,
                    name,
                    "has context tags, but no func_info: kernels take all functions for static, and need"
                            + " nothing"));
        }
        return Optional.empty();
    }

    private VariantPlan plan() {
        List<Variant> variants = new ArrayList<>();
        BitSet differing = differing();
        for (BpfFunction function : object.functions()) {
            if (differing.get(function.id())) {
                variants.addAll(variantsOf(function));
            }
        }
        List<Diagnostic> diagnostics = new ArrayList<>(tagged.faults());
        diagnostics.addAll(new UntreatedFunctions(object, tagged, reach, programs, differing).diagnostics());
        return new VariantPlan(programs, variants, taggedEntries(variants), tags, diagnostics);
    }

    /** Functions that something is done to, and those that reach one: their calls may differ by context. */
    private BitSet differing() {
        Map<Integer, List<Integer>> callers = new LinkedHashMap<>();
        Deque<Integer> open = new ArrayDeque<>();
        for (BpfFunction function : object.functions()) {
            for (int target : references.targetsOf(function)) {
                callers.computeIfAbsent(target, t -> new ArrayList<>()).add(function.id());
            }
            if (contextsOf(function).values().stream().anyMatch(types -> changes(function, types))) {
                open.add(function.id());
            }
        }
        BitSet differing = new BitSet(object.functions().size());
        while (!open.isEmpty()) {
            int function = open.poll();
            if (!differing.get(function)) {
                differing.set(function);
                open.addAll(callers.getOrDefault(function, List.of()));
            }
        }
        return differing;
    }

    /** The program types that reach a function, by their context, in the order of the entry programs. */
    private Map<ContextType, List<ProgramType>> contextsOf(BpfFunction function) {
        Map<ContextType, List<ProgramType>> contexts = new LinkedHashMap<>();
        for (ProgramType type : reach.typesThatReach(function)) {
            contexts.computeIfAbsent(type.context(), c -> new ArrayList<>()).add(type);
        }
        return contexts;
    }

    private boolean changes(BpfFunction function, List<ProgramType> types) {
        return switch (action(function, types)) {
            case RETYPE, DEMOTE -> true;
            case FOLLOW, LEAVE -> false;
        };
    }

    /** What happens to a function for program types of one context. */
    private Action action(BpfFunction function, List<ProgramType> types) {
        List<ContextArgument> arguments = tagged.argumentsOf(function);
        if (arguments.isEmpty()) {
            return Action.FOLLOW;
        }
        if (!types.get(0).context().isNamed()) {
            return references.isExceptionCallback(function) ? Action.LEAVE : Action.DEMOTE;
        }
        boolean fits = arguments.stream().allMatch(a -> types.stream().allMatch(a::fits));
        return fits ? Action.RETYPE : Action.LEAVE;
    }

    private List<Variant> variantsOf(BpfFunction function) {
        Map<ContextType, List<ProgramType>> contexts = contextsOf(function);
        Optional<ContextType> original = original(function, contexts);
        List<Variant> variants = new ArrayList<>();
        contexts.forEach((context, types) -> {
            Action action = action(function, types);
            // An entry program stays global: what is called becomes a static copy of it.
            boolean isClone =
                    !context.equals(original.orElseThrow()) || (function.isEntry() && action == Action.DEMOTE);
            Variant variant = new Variant(
                    function,
                    context,
                    action,
                    isClone ? names.of(function, context) : function.name(),
                    isClone,
                    tagged.argumentsOf(function),
                    List.copyOf(
                            new TreeSet<>(types.stream().map(ProgramType::name).toList())));
            variants.add(isClone ? variants.size() : 0, variant);
        });
        return variants;
    }

    /**
     * The context that keeps the original: an entry program's own, be it called from there or not; else the first with a
     * named type, else the first.
     */
    private Optional<ContextType> original(BpfFunction function, Map<ContextType, List<ProgramType>> contexts) {
        Optional<ContextType> own = Optional.ofNullable(programOf.get(function.id()))
                .map(p -> p.type().context());
        Optional<ContextType> retyped = contexts.entrySet().stream()
                .filter(e -> e.getKey().isNamed() && action(function, e.getValue()) != Action.LEAVE)
                .map(Map.Entry::getKey)
                .findFirst();
        return own.or(() -> retyped).or(() -> contexts.keySet().stream().findFirst());
    }

    /**
     * Entry programs lose the tags of their own context arguments, unless they are also a subprogram in place. A program
     * that replaces another one's function is compared with it, so it keeps them.
     */
    private List<EntryProgram> taggedEntries(List<Variant> variants) {
        BitSet inPlace = new BitSet(object.functions().size());
        variants.stream()
                .filter(v -> !v.isClone())
                .forEach(v -> inPlace.set(v.function().id()));
        return programs.stream()
                .filter(p -> !tagged.argumentsOf(p.function()).isEmpty())
                .filter(p -> !p.type().isExt() && !inPlace.get(p.function().id()))
                .toList();
    }
}
