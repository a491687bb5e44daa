package io.github.retrobpf.rewriter.plan;

import io.github.retrobpf.rewriter.diagnostic.Code;
import io.github.retrobpf.rewriter.diagnostic.Diagnostic;
import io.github.retrobpf.rewriter.object.BpfFunction;
import io.github.retrobpf.rewriter.object.BpfObject;
import io.github.retrobpf.rewriter.object.SourceLines;
import io.github.retrobpf.rewriter.program.ProgramType;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** Tells of tagged functions that stay as they are, or whose treatment rests on a guess, each with its reason. */
final class UntreatedFunctions {
    /** How {@code -ffunction-sections} names sections of subprograms. */
    private static final String FUNCTION_SECTION = BpfObject.TEXT + ".";

    private final BpfObject object;
    private final TaggedFunctions tagged;
    private final Reach reach;
    private final Decisions decisions;
    private final List<EntryProgram> programs;
    private final BitSet differing;
    private final SourceLines lines;
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    /**
     * What was found out about an object.
     *
     * @param differing the functions to which something is done, and those that reach one
     */
    UntreatedFunctions(
            BpfObject object,
            TaggedFunctions tagged,
            Reach reach,
            Decisions decisions,
            List<EntryProgram> programs,
            BitSet differing) {
        this.object = object;
        this.tagged = tagged;
        this.reach = reach;
        this.decisions = decisions;
        this.programs = programs;
        this.differing = differing;
        this.lines = new SourceLines(object);
    }

    /** In the order of the functions, then of the programs. */
    List<Diagnostic> diagnostics() {
        for (BpfFunction function : object.functions()) {
            if (!tagged.argumentsOf(function).isEmpty()) {
                List<ProgramType> types = reach.typesThatReach(function);
                if (types.isEmpty() && !function.isEntry()) {
                    unreached(function);
                }
                decisions.byContext(types).values().forEach(those -> left(function, those));
            }
        }
        programs.stream()
                .filter(p -> p.type().isUnknown() && differing.get(p.function().id()))
                .forEach(this::unknownProgramType);
        return diagnostics;
    }

    private void unreached(BpfFunction function) {
        add(
                Code.CTX_UNREACHED,
                subject(function),
                lines.describe(function) + ": is tagged, but no entry program reaches it; it stays as it is",
                "");
    }

    private void left(BpfFunction function, List<ProgramType> types) {
        Decision decision = decisions.decide(function, types);
        if (decision.action() == Action.LEAVE) {
            for (ProgramType type : types) {
                switch (decision.reason()) {
                    case TYPE_MISMATCH -> mismatches(function, type);
                    case KEPT_GLOBAL, STRATEGY_CLONE -> keptGlobal(function, types, type);
                    default -> throw new IllegalStateException(decision.toString());
                }
            }
        }
    }

    private void mismatches(BpfFunction function, ProgramType type) {
        for (ContextArgument argument : tagged.argumentsOf(function)) {
            if (!argument.fits(type)) {
                String context = type.context().pointer();
                add(
                        Code.CTX_TYPE_MISMATCH,
                        subject(function)
                                .withProgram(program(function, type))
                                .withArgument(argument.subject(Optional.of(context))),
                        lines.describe(function) + ": " + argument.describe() + " is '" + argument.cType() + "', but "
                                + reachedBy(function, type) + ", whose context is '" + context
                                + "'; it stays as it is for " + type.name() + " programs",
                        "make it 'void *'");
            }
        }
    }

    private void keptGlobal(BpfFunction function, List<ProgramType> types, ProgramType type) {
        ContextArgument argument = tagged.argumentsOf(function).get(0);
        add(
                Code.CTX_KEPT_GLOBAL,
                subject(function).withProgram(program(function, type)).withArgument(argument.subject(Optional.empty())),
                lines.describe(function) + ": " + reachedBy(function, type)
                        + ", whose context has no type that every kernel takes, and "
                        + decisions.whyKept(function, types)
                        + "; it stays as it is for " + type.name() + " programs",
                "kernels before 6.8 refuse those");
    }

    private void unknownProgramType(EntryProgram program) {
        String advice = program.section().startsWith(FUNCTION_SECTION)
                ? "loaders take it for a program: compile without -ffunction-sections"
                : "name it as libbpf does, or say --prog-type '" + program.section() + "=TYPE'";
        add(
                Code.CTX_UNKNOWN_PROGRAM_TYPE,
                subject(program.function()).withProgram(program.function().name()),
                lines.describe(program.function()) + ": its section '" + program.section()
                        + "' tells no program type, so tagged functions become static for it",
                advice);
    }

    private String reachedBy(BpfFunction function, ProgramType type) {
        return "program " + program(function, type) + " (" + type.name() + ") reaches it";
    }

    private String program(BpfFunction function, ProgramType type) {
        return reach.programThatReaches(function, type).function().name();
    }

    private Diagnostic.Subject subject(BpfFunction function) {
        return Diagnostic.Subject.function(function.name(), lines.of(function));
    }

    private void add(Code code, Diagnostic.Subject subject, String fact, String advice) {
        diagnostics.add(new Diagnostic(code, object.elf().name(), subject, fact, advice));
    }
}
