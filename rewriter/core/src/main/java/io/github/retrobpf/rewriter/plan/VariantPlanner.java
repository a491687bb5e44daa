package io.github.retrobpf.rewriter.plan;

import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.rewriter.diagnostic.Diagnostic;
import io.github.retrobpf.rewriter.object.BpfFunction;
import io.github.retrobpf.rewriter.object.BpfObject;
import io.github.retrobpf.rewriter.program.ContextType;
import io.github.retrobpf.rewriter.program.ProgramType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Decides which functions need a variant for which context.
 *
 * <p>Variants are per context, not per program type: all types that take {@code __sk_buff} share one. The original stays
 * with the first context that has a named type, in the order of the entry programs' code; every other context gets a
 * clone.
 */
public final class VariantPlanner {
    private final BpfObject object;
    private final Btf btf;
    private final PlanOptions options;
    private final TagIndex tags;
    private final List<EntryProgram> programs;
    private final Map<Integer, EntryProgram> programOf = new HashMap<>();
    private final TaggedFunctions tagged;
    private final References references;
    private final Reach reach;
    private final Decisions decisions;
    private final CloneNames names;
    /** By what happens, then by the id of a FUNC, which functions may share. */
    private final Map<Action, Map<Integer, Set<ArgTag>>> droppedTags = new EnumMap<>(Action.class);

    private VariantPlanner(BpfObject object, Btf btf, TagIndex tags, List<EntryProgram> programs, PlanOptions options) {
        this.object = object;
        this.btf = btf;
        this.options = options;
        this.tags = tags;
        this.programs = programs;
        programs.forEach(p -> programOf.put(p.function().id(), p));
        this.tagged = new TaggedFunctions(object, btf, tags);
        this.references = new References(object, tags);
        this.reach = new Reach(object, references, programs);
        this.decisions = new Decisions(object.functions(), options, tagged, programs, references);
        this.names = new CloneNames(object, btf, options.strategy());
    }

    /** Reads the object; changes nothing. */
    public static VariantPlan plan(BpfObject object, PlanOptions options) {
        List<EntryProgram> programs = EntryPrograms.of(object, options.programTypes());
        Optional<Btf> btf = object.btf();
        Optional<TagIndex> tags = btf.map(TagIndex::new).filter(TagIndex::hasContextTags);
        if (btf.isEmpty()) {
            return nothing(programs, Undecidable.withoutBtf(object));
        }
        if (tags.isEmpty()) {
            return nothing(programs, List.of());
        }
        Optional<Diagnostic> undecidable = Undecidable.withTags(object, tags.get(), programs);
        if (undecidable.isPresent()) {
            return nothing(programs, List.of(undecidable.get()));
        }
        return new VariantPlanner(object, btf.get(), tags.get(), programs, options).plan();
    }

    private static VariantPlan nothing(List<EntryProgram> programs, List<Diagnostic> diagnostics) {
        return new VariantPlan(
                programs, ProgramType::context, List.of(), List.of(), List.of(), TagIndex.EMPTY, diagnostics);
    }

    private VariantPlan plan() {
        List<Variant> variants = new ArrayList<>();
        BitSet differing = differing();
        for (BpfFunction function : object.functions()) {
            if (differing.get(function.id())) {
                variants.addAll(variantsOf(function));
            }
        }
        List<Untreated> untreated = untreated(differing);
        TaggedEntries entries = new TaggedEntries(object, options, tagged, tags, programs, variants, untreated);
        List<Diagnostic> diagnostics = new ArrayList<>(tagged.faults());
        diagnostics.addAll(entries.diagnostics());
        diagnostics.addAll(new UntreatedFunctions(object, tagged, reach, decisions, programs, differing).diagnostics());
        diagnostics.addAll(new DemotionCost(object, btf, variants).diagnostics());
        return new VariantPlan(
                programs, decisions::contextOf, variants, untreated, entries.treated(), tags, diagnostics);
    }

    /** Tagged functions that keep their one code, and why: one entry for each context that reaches them. */
    private List<Untreated> untreated(BitSet differing) {
        List<Untreated> untreated = new ArrayList<>();
        for (BpfFunction function : object.functions()) {
            List<ContextArgument> arguments = tagged.argumentsOf(function);
            if (arguments.isEmpty() || differing.get(function.id())) {
                continue;
            }
            Map<ContextType, List<ProgramType>> contexts = contextsOf(function);
            contexts.values()
                    .forEach(types -> untreated.add(new Untreated(
                            function, decisions.decide(function, types).reason(), names(types), arguments)));
            if (contexts.isEmpty() && !function.isEntry()) {
                untreated.add(new Untreated(function, Reason.UNREACHED, List.of(), arguments));
            }
        }
        return untreated;
    }

    private static List<String> names(List<ProgramType> types) {
        return types.stream().map(ProgramType::name).sorted().distinct().toList();
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
        return decisions.byContext(reach.typesThatReach(function));
    }

    private boolean changes(BpfFunction function, List<ProgramType> types) {
        return switch (decisions.decide(function, types).action()) {
            case RETYPE, DEMOTE -> true;
            case FOLLOW, LEAVE -> false;
        };
    }

    private Set<ArgTag> droppedTags(BpfFunction function, Action action) {
        if (options.keepTags()) {
            return Set.of();
        }
        return droppedTags
                .computeIfAbsent(action, a -> new HashMap<>())
                .computeIfAbsent(function.btfId(), func -> Set.copyOf(dropped(function, action)));
    }

    private Set<ArgTag> dropped(BpfFunction function, Action action) {
        return switch (action) {
            case RETYPE -> tags.of(function.btfId(), tagged.argumentsOf(function));
            case DEMOTE ->
                tags.of(function.btfId()).stream().filter(ArgTag::isArgument).collect(Collectors.toSet());
            case FOLLOW, LEAVE -> Set.of();
        };
    }

    private List<Variant> variantsOf(BpfFunction function) {
        Map<ContextType, List<ProgramType>> contexts = contextsOf(function);
        Optional<ContextType> original = original(function, contexts);
        List<Variant> variants = new ArrayList<>();
        contexts.forEach((context, types) -> {
            Decision decision = decisions.decide(function, types);
            // An entry program stays global: what is called becomes a static copy of it.
            boolean isClone = !context.equals(original.orElseThrow())
                    || (function.isEntry() && decision.action() == Action.DEMOTE);
            Variant variant = new Variant(
                    function,
                    context,
                    decision.action(),
                    decision.reason(),
                    isClone ? names.of(function, context, decision.action()) : function.name(),
                    isClone,
                    droppedTags(function, decision.action()),
                    tagged.argumentsOf(function),
                    names(types));
            variants.add(isClone ? variants.size() : 0, variant);
        });
        return variants;
    }

    /**
     * The context that keeps the original: an entry program's own, be it called from there or not; else the first with a
     * named type, else the first.
     */
    private Optional<ContextType> original(BpfFunction function, Map<ContextType, List<ProgramType>> contexts) {
        Optional<ContextType> own =
                Optional.ofNullable(programOf.get(function.id())).map(p -> decisions.contextOf(p.type()));
        Optional<ContextType> retyped = contexts.entrySet().stream()
                .filter(e -> e.getKey().isNamed()
                        && decisions.decide(function, e.getValue()).action() != Action.LEAVE)
                .map(Map.Entry::getKey)
                .findFirst();
        return own.or(() -> retyped).or(() -> contexts.keySet().stream().findFirst());
    }
}
