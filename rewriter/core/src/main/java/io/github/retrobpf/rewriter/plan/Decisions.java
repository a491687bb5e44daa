package io.github.retrobpf.rewriter.plan;

import io.github.retrobpf.rewriter.object.BpfFunction;
import io.github.retrobpf.rewriter.program.ContextType;
import io.github.retrobpf.rewriter.program.ProgramType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Decides what happens to one function for the programs of one context. */
final class Decisions {
    private final Strategy strategy;
    private final TaggedFunctions tagged;
    private final KeptGlobal keptGlobal;
    private final ExceptionCallbacks exceptionCallbacks;
    private final boolean isOneContext;

    Decisions(
            Collection<BpfFunction> functions,
            PlanOptions options,
            TaggedFunctions tagged,
            List<EntryProgram> programs,
            References references) {
        this.strategy = options.strategy();
        this.tagged = tagged;
        this.keptGlobal = new KeptGlobal(functions, options.keepGlobal(), programs);
        this.exceptionCallbacks = new ExceptionCallbacks(programs, references);
        // Only what stays global asks for more than "static for all".
        this.isOneContext = strategy == Strategy.STATIC
                && functions.stream()
                        .noneMatch(f -> (keptGlobal.contains(f) || exceptionCallbacks.contains(f))
                                && !tagged.argumentsOf(f).isEmpty());
    }

    /** What the variants of a program type's functions are told apart by. */
    ContextType contextOf(ProgramType type) {
        return isOneContext ? ContextType.NONE : type.context();
    }

    /**
     * Why a function does not become static: half a sentence.
     *
     * @param types that reach it, of one context
     */
    String whyKept(BpfFunction function, List<ProgramType> types) {
        if (exceptionCallbacks.contains(function, types)) {
            return "it is an exception callback, which has to be global";
        }
        return keptGlobal.reason(function).orElse("--strategy clone makes nothing static");
    }

    /** Program types by the context that their variants are told apart by, in their order. */
    Map<ContextType, List<ProgramType>> byContext(List<ProgramType> types) {
        Map<ContextType, List<ProgramType>> contexts = new LinkedHashMap<>();
        for (ProgramType type : types) {
            contexts.computeIfAbsent(contextOf(type), c -> new ArrayList<>()).add(type);
        }
        return contexts;
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
        boolean mayDemote = !exceptionCallbacks.contains(function, types)
                && (!keptGlobal.contains(function) || types.stream().allMatch(ProgramType::isExt));
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
        boolean isGuess = types.stream().allMatch(ProgramType::isUnknown);
        return new Decision(Action.DEMOTE, isGuess ? Reason.UNKNOWN_PROGRAM_TYPE : Reason.UNNAMED_CONTEXT);
    }
}
