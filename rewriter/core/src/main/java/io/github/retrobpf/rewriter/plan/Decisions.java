package io.github.retrobpf.rewriter.plan;

import io.github.retrobpf.rewriter.object.BpfFunction;
import io.github.retrobpf.rewriter.program.ContextType;
import io.github.retrobpf.rewriter.program.ProgramType;
import io.github.retrobpf.rewriter.program.ProgramTypes;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Decides what happens to one function for the programs of one context. */
final class Decisions {
    private static final String FREPLACE = "freplace/";

    private final Strategy strategy;
    private final TaggedFunctions tagged;
    /** By id: what must not become static. */
    private final BitSet keptGlobal = new BitSet();

    private final boolean isOneContext;

    Decisions(
            Collection<BpfFunction> functions,
            PlanOptions options,
            TaggedFunctions tagged,
            List<EntryProgram> programs,
            References references) {
        this.strategy = options.strategy();
        this.tagged = tagged;
        for (BpfFunction function : functions) {
            if (options.keepGlobal().contains(function.name()) || references.isExceptionCallback(function)) {
                keptGlobal.set(function.id());
            }
        }
        keepTargets(functions, programs);
        // Only what stays global asks for more than "static for all".
        this.isOneContext = strategy == Strategy.STATIC
                && functions.stream()
                        .noneMatch(f ->
                                keptGlobal.get(f.id()) && !tagged.argumentsOf(f).isEmpty());
    }

    /** What an object's own programs replace in another one of its programs. */
    private void keepTargets(Collection<BpfFunction> functions, List<EntryProgram> programs) {
        Set<String> targets = programs.stream()
                .filter(p -> p.type().isExt())
                .map(p -> ProgramTypes.withoutMark(p.section()))
                .filter(section -> section.startsWith(FREPLACE))
                .map(section -> section.substring(FREPLACE.length()))
                .collect(Collectors.toSet());
        functions.stream()
                .filter(f -> f.isNamedBySymbol() && targets.contains(f.name()))
                .forEach(f -> keptGlobal.set(f.id()));
    }

    /** What the variants of a program type's functions are told apart by. */
    ContextType contextOf(ProgramType type) {
        return isOneContext ? ContextType.NONE : type.context();
    }

    /**
     * What happens to a function.
     *
     * @param types that reach it, of one context
     */
    Decision decide(BpfFunction function, List<ProgramType> types) {
        List<ContextArgument> arguments = tagged.argumentsOf(function);
        if (arguments.isEmpty()) {
            return new Decision(Action.FOLLOW, Reason.CALLS_VARIANT);
        }
        // What replaces another program's function brings its own copy of what it calls.
        boolean mayDemote = !keptGlobal.get(function.id()) || types.stream().allMatch(ProgramType::isExt);
        if (strategy == Strategy.STATIC && mayDemote) {
            return new Decision(Action.DEMOTE, Reason.STRATEGY_STATIC);
        }
        if (types.stream().allMatch(t -> t.context().isNamed())) {
            boolean fits = arguments.stream().allMatch(a -> types.stream().allMatch(a::fits));
            return fits
                    ? new Decision(Action.RETYPE, Reason.NAMED_CONTEXT)
                    : new Decision(Action.LEAVE, Reason.TYPE_MISMATCH);
        }
        if (!mayDemote) {
            return new Decision(Action.LEAVE, Reason.KEPT_GLOBAL);
        }
        if (strategy == Strategy.CLONE) {
            return new Decision(Action.LEAVE, Reason.STRATEGY_CLONE);
        }
        boolean isKnown = types.stream().noneMatch(ProgramType::isUnknown);
        return new Decision(Action.DEMOTE, isKnown ? Reason.UNNAMED_CONTEXT : Reason.UNKNOWN_PROGRAM_TYPE);
    }
}
