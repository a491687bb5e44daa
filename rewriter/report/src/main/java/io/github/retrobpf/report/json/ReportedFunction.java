package io.github.retrobpf.report.json;

import io.github.retrobpf.rewriter.api.ArgumentChange;
import io.github.retrobpf.rewriter.api.FunctionDecision;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was decided about a function for the programs of one context. */
record ReportedFunction(
        String name,
        @Nullable String cloneOf,
        @Nullable String source,
        String action,
        String reason,
        boolean changed,
        List<String> programTypes,
        List<Argument> arguments) {
    static ReportedFunction of(FunctionDecision f) {
        return new ReportedFunction(
                f.name(),
                f.isClone() ? f.function() : null,
                f.source().orElse(null),
                Words.of(f.action()),
                Words.of(f.reason()),
                f.isChanged(),
                f.programTypes(),
                f.arguments().stream().map(Argument::of).toList());
    }

    /** An argument that carries the context tag. */
    record Argument(int index, String name, String oldType, String newType) {
        static Argument of(ArgumentChange a) {
            return new Argument(a.index(), a.name(), a.oldType(), a.newType());
        }
    }
}
