package io.github.retrobpf.report.json;

import io.github.retrobpf.rewriter.api.ProgramSummary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An entry program, and which of its own arguments were treated. */
record ReportedProgram(
        String name,
        String section,
        @Nullable String source,
        String type,
        @Nullable String target,
        String knownBy,
        @Nullable String context,
        List<ReportedFunction.Argument> arguments) {
    static ReportedProgram of(ProgramSummary p) {
        return new ReportedProgram(
                p.name(),
                p.section(),
                p.source().orElse(null),
                p.type(),
                p.target().orElse(null),
                Words.of(p.knownBy()),
                p.context().orElse(null),
                p.arguments().stream().map(ReportedFunction.Argument::of).toList());
    }
}
