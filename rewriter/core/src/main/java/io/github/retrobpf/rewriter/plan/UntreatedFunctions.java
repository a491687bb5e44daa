package io.github.retrobpf.rewriter.plan;

import io.github.retrobpf.rewriter.diagnostic.Code;
import io.github.retrobpf.rewriter.diagnostic.Diagnostic;
import io.github.retrobpf.rewriter.object.BpfFunction;
import io.github.retrobpf.rewriter.object.BpfObject;
import io.github.retrobpf.rewriter.object.SourceLines;
import io.github.retrobpf.rewriter.program.ProgramType;
import java.util.ArrayList;
import java.util.List;

/** Tells of tagged functions that stay as they are, or whose treatment rests on a guess, each with its reason. */
final class UntreatedFunctions {
    private final BpfObject object;
    private final TaggedFunctions tagged;
    private final Reach reach;
    private final SourceLines lines;
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    UntreatedFunctions(BpfObject object, TaggedFunctions tagged, Reach reach) {
        this.object = object;
        this.tagged = tagged;
        this.reach = reach;
        this.lines = new SourceLines(object);
    }

    /** In the order of the functions. */
    List<Diagnostic> diagnostics() {
        for (BpfFunction function : object.functions()) {
            if (!tagged.argumentsOf(function).isEmpty()) {
                List<ProgramType> types = reach.typesThatReach(function);
                if (types.isEmpty() && !function.isEntry()) {
                    unreached(function);
                }
                for (ProgramType type : types) {
                    mismatches(function, type);
                }
                if (types.contains(ProgramType.UNKNOWN)) {
                    unknownProgramType(function);
                }
            }
        }
        return diagnostics;
    }

    private void unreached(BpfFunction function) {
        add(
                Code.CTX_UNREACHED,
                "no entry program reaches the tagged function " + lines.describe(function) + "; it stays as it is");
    }

    private void mismatches(BpfFunction function, ProgramType type) {
        for (ContextArgument argument : tagged.argumentsOf(function)) {
            if (type.context().isNamed() && argument.fit(type) == ContextArgument.Fit.MISMATCH) {
                add(
                        Code.CTX_TYPE_MISMATCH,
                        lines.describe(function) + ": arg#" + argument.index() + " '" + argument.name() + "' is '"
                                + argument.cType() + "', but " + type.name() + " programs call it, whose context is '"
                                + type.context().pointer() + "'; it stays as it is for them: make it 'void *'");
            }
        }
    }

    private void unknownProgramType(BpfFunction function) {
        BpfFunction program =
                reach.programThatReaches(function, ProgramType.UNKNOWN).orElseThrow();
        add(
                Code.CTX_UNKNOWN_PROGRAM_TYPE,
                lines.describe(function) + " is reached from section '" + object.sectionOf(program)
                        + "', whose name tells no program type; it becomes static there");
    }

    private void add(Code code, String message) {
        diagnostics.add(new Diagnostic(code, object.elf().name() + ": " + message));
    }
}
