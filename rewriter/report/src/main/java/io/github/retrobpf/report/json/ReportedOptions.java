package io.github.retrobpf.report.json;

import io.github.retrobpf.rewriter.api.RewriteOptions;
import io.github.retrobpf.rewriter.plan.PlanOptions;
import io.github.retrobpf.rewriter.program.ProgramKind;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the user asked for. */
record ReportedOptions(
        String strategy,
        SortedMap<String, String> programTypes,
        Collection<String> keepGlobal,
        boolean keepTags,
        boolean stripDebug,
        boolean validate,
        boolean strict) {
    static ReportedOptions of(RewriteOptions options, boolean isStrict) {
        PlanOptions plan = options.plan();
        SortedMap<String, String> programTypes = new TreeMap<>();
        plan.programTypes().forEach((section, kind) -> programTypes.put(section, spelled(kind)));
        return new ReportedOptions(
                Words.of(plan.strategy()),
                programTypes,
                plan.keepGlobal(),
                plan.keepTags(),
                options.stripDebug(),
                options.validate(),
                isStrict);
    }

    /** As the command line takes it: {@code xdp}, {@code ext:xdp}. */
    private static String spelled(ProgramKind kind) {
        return kind.type().name() + kind.target().map(t -> ":" + t.name()).orElse("");
    }
}
