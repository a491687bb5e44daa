package io.github.retrobpf.report.json;

import io.github.retrobpf.rewriter.diagnostic.Diagnostic;
import org.jspecify.annotations.Nullable;

/** What a user has to know about an object, in its parts. */
record ReportedDiagnostic(
        String code,
        String severity,
        boolean unmended,
        @Nullable String program,
        @Nullable String function,
        @Nullable String source,
        @Nullable Argument argument,
        String fact,
        @Nullable String advice) {
    static ReportedDiagnostic of(Diagnostic d) {
        Diagnostic.Subject subject = d.subject();
        return new ReportedDiagnostic(
                d.code().label(),
                Words.of(d.code().severity()),
                d.code().isUnmended(),
                subject.program().orElse(null),
                subject.function().orElse(null),
                subject.source().orElse(null),
                subject.argument().map(Argument::of).orElse(null),
                d.fact(),
                d.advice().isEmpty() ? null : d.advice());
    }

    /** The argument that it is about. */
    record Argument(
            int index, String name, String found, @Nullable String expected) {
        static Argument of(Diagnostic.Argument a) {
            return new Argument(a.index(), a.name(), a.found(), a.expected().orElse(null));
        }
    }
}
