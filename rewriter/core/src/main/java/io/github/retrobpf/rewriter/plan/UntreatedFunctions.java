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

/** Tells of tagged functions that stay as they are, or whose treatment rests on a guess, each with its reason. */
final class UntreatedFunctions {
    /** How {@code -ffunction-sections} names sections of subprograms. */
    private static final String FUNCTION_SECTION = BpfObject.TEXT + ".";

    private final BpfObject object;
    private final TaggedFunctions tagged;
    private final Reach reach;
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
            BpfObject object, TaggedFunctions tagged, Reach reach, List<EntryProgram> programs, BitSet differing) {
        this.object = object;
        this.tagged = tagged;
        this.reach = reach;
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
                for (ProgramType type : types) {
                    mismatches(function, type);
                }
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
                "no entry program reaches the tagged function " + lines.describe(function) + "; it stays as it is");
    }

    private void mismatches(BpfFunction function, ProgramType type) {
        for (ContextArgument argument : tagged.argumentsOf(function)) {
            if (type.context().isNamed() && !argument.fits(type)) {
                add(
                        Code.CTX_TYPE_MISMATCH,
                        lines.describe(function) + ": arg#" + argument.index() + " '" + argument.name() + "' is '"
                                + argument.cType() + "', but " + type.name() + " programs call it, whose context is '"
                                + type.context().pointer() + "'; it stays as it is for them: make it 'void *'");
            }
        }
    }

    private void unknownProgramType(EntryProgram program) {
        String hint = program.section().startsWith(FUNCTION_SECTION)
                ? "loaders take it for a program; compile without -ffunction-sections"
                : "name it as libbpf does";
        add(
                Code.CTX_UNKNOWN_PROGRAM_TYPE,
                "section '" + program.section() + "' of " + lines.describe(program.function())
                        + " tells no program type; tagged functions become static for it: " + hint);
    }

    private void add(Code code, String message) {
        diagnostics.add(Diagnostic.of(code, object.elf().name(), message));
    }
}
