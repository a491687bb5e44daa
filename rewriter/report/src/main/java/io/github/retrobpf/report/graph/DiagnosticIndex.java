package io.github.retrobpf.report.graph;

import io.github.retrobpf.rewriter.diagnostic.Diagnostic;
import io.github.retrobpf.rewriter.inspect.FunctionFacts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the diagnostics about a function. */
final class DiagnosticIndex {
    private final List<Diagnostic> diagnostics;
    /** Positions of diagnostics, by a name in their subjects. */
    private final Map<String, List<Integer>> byName = new LinkedHashMap<>();

    DiagnosticIndex(List<Diagnostic> diagnostics) {
        this.diagnostics = diagnostics;
        for (int i = 0; i < diagnostics.size(); i++) {
            Diagnostic.Subject subject = diagnostics.get(i).subject();
            // What is about a function names a program only to say whose calls are meant.
            Optional<String> name = subject.function().or(subject::program);
            if (name.isPresent()) {
                byName.computeIfAbsent(name.get(), n -> new ArrayList<>()).add(i);
            }
        }
    }

    /** Positions of those about a function of the input. */
    List<Integer> of(FunctionFacts function) {
        return byName.getOrDefault(function.name(), List.of()).stream()
                .filter(i -> isAbout(diagnostics.get(i).subject(), function))
                .toList();
    }

    private static boolean isAbout(Diagnostic.Subject subject, FunctionFacts function) {
        return subject.source().isEmpty() || subject.source().equals(function.source());
    }
}
