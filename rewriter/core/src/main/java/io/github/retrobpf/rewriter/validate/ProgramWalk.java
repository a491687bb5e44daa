package io.github.retrobpf.rewriter.validate;

import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.rewriter.program.ProgramKind;
import io.github.retrobpf.rewriter.program.ProgramType;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Compares all programs of one type, each with everything that it reaches.
 *
 * <p>A loader appends to a program each function that it reaches, once, in the order of the calls. So two programs are the
 * same for it if their functions are the same one by one, calls included, and if one and the same function stands for each
 * one, and for no other. That needs no copy of any code, and each function is looked at once for all programs of a type.
 */
final class ProgramWalk {
    private static final int NONE = Correspondence.NONE;

    /** A function that is to be looked at, what stands for it, and a program that reaches it. */
    private record Step(CodeFunction before, CodeFunction after, CodeFunction program) {}

    private final ProgramType type;
    private final CodeComparison code;
    private final FunctionRules rules;
    private final Findings findings;
    /** By ids of functions. */
    private final int[] toRewritten;

    private final int[] toOriginal;
    private final List<CodeFunction> rewrittenFunctions;
    private final Deque<Step> open = new ArrayDeque<>();

    ProgramWalk(
            ProgramType type,
            Code original,
            Code rewritten,
            CodeComparison code,
            FunctionRules rules,
            Findings findings) {
        this.type = type;
        this.code = code;
        this.rules = rules;
        this.findings = findings;
        this.rewrittenFunctions = rewritten.functions();
        this.toRewritten = new int[original.functions().size()];
        this.toOriginal = new int[rewrittenFunctions.size()];
        Arrays.fill(toRewritten, NONE);
        Arrays.fill(toOriginal, NONE);
    }

    /** Compares a program and everything that it reaches and no program before it did. */
    void walk(CodeFunction before, CodeFunction after, ProgramKind kind) throws MalformedInputException {
        Place place = place(before);
        rules.checkProgram(place, before, after, kind);
        look(new Step(before, after, before));
        for (ReferencePair callback : rules.exceptionCallbacks(place, before, after)) {
            Place where = Place.of(place, ", exception callback");
            follow(where, callback, before);
            rules.checkExceptionCallback(where, callback);
        }
        while (!open.isEmpty()) {
            look(open.remove());
        }
    }

    private Place place(CodeFunction program) {
        return Place.of("program ", program, " (", type.name(), ")");
    }

    private void look(Step step) throws MalformedInputException {
        Place where = Place.of(" in ", place(step.program()));
        Object functions = CodeComparison.describe(step.before(), step.after());
        for (ReferencePair reference : code.compare(where, step.before(), step.after())) {
            follow(Place.of("instruction ", reference.index(), " of ", functions, where), reference, step.program());
        }
    }

    private void follow(Place place, ReferencePair reference, CodeFunction program) {
        CodeFunction before = reference.original();
        CodeFunction after = reference.rewritten();
        int known = toRewritten[before.id()];
        if (known == NONE && toOriginal[after.id()] == NONE) {
            toRewritten[before.id()] = after.id();
            toOriginal[after.id()] = before.id();
            if (rules.checkFunction(place(program), place, before, after, type)) {
                open.add(new Step(before, after, program));
            }
        } else if (known != after.id()) {
            String other = known == NONE ? "" : ", for which " + rewrittenFunctions.get(known) + " stands elsewhere";
            findings.add(
                    place, before + other, after + (known == NONE ? ", which stands for another one elsewhere" : ""));
        }
    }
}
