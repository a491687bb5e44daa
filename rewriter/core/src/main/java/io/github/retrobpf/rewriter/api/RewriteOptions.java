package io.github.retrobpf.rewriter.api;

import io.github.retrobpf.rewriter.plan.PlanOptions;
import io.github.retrobpf.rewriter.plan.Strategy;
import io.github.retrobpf.rewriter.program.ProgramKind;
import io.github.retrobpf.rewriter.program.ProgramTypes;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How to rewrite.
 *
 * @param plan how functions are treated
 * @param stripDebug whether DWARF goes
 * @param validate whether the result is compared with the input before anybody gets it
 */
public record RewriteOptions(PlanOptions plan, boolean stripDebug, boolean validate) {
    /** Keeps everything that it does not have to touch. */
    public static final RewriteOptions DEFAULT = new RewriteOptions(PlanOptions.DEFAULT, false, true);

    public RewriteOptions withStrategy(Strategy strategy) {
        return with(new PlanOptions(strategy, plan.programTypes(), plan.keepGlobal(), plan.keepTags()));
    }

    /**
     * Tells what the programs of a section are.
     *
     * @param section its name, with or without a leading {@code ?}
     * @param type as {@link ProgramTypes#parse} takes it: {@code xdp}, {@code BPF_PROG_TYPE_XDP}, {@code ext:xdp}
     * @throws IllegalArgumentException where there is no such type; the message is one line for users
     */
    public RewriteOptions withProgramType(String section, String type) {
        SortedMap<String, ProgramKind> more = new TreeMap<>(plan.programTypes());
        more.put(ProgramTypes.withoutMark(section), ProgramTypes.bundled().parse(type));
        return with(new PlanOptions(plan.strategy(), more, plan.keepGlobal(), plan.keepTags()));
    }

    /** Names the functions that never become static. */
    public RewriteOptions withKeepGlobal(Collection<String> functions) {
        return with(new PlanOptions(plan.strategy(), plan.programTypes(), new TreeSet<>(functions), plan.keepTags()));
    }

    public RewriteOptions withKeepTags(boolean keepTags) {
        return with(new PlanOptions(plan.strategy(), plan.programTypes(), plan.keepGlobal(), keepTags));
    }

    public RewriteOptions withStripDebug(boolean isStripped) {
        return new RewriteOptions(plan, isStripped, validate);
    }

    /** Only for those who measure: without it, a mistake of this library reaches a kernel. */
    public RewriteOptions withValidation(boolean isValidated) {
        return new RewriteOptions(plan, stripDebug, isValidated);
    }

    private RewriteOptions with(PlanOptions other) {
        return new RewriteOptions(other, stripDebug, validate);
    }
}
