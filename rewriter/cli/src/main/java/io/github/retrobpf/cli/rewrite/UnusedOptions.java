package io.github.retrobpf.cli.rewrite;

import io.github.retrobpf.cli.text.Line;
import io.github.retrobpf.rewriter.api.FunctionDecision;
import io.github.retrobpf.rewriter.api.ProgramSummary;
import io.github.retrobpf.rewriter.api.RewriteOptions;
import io.github.retrobpf.rewriter.api.RewriteResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Names in options that no object has: most likely a slip of the pen. */
final class UnusedOptions {
    private final Set<String> sections;
    private final Set<String> functions;

    UnusedOptions(RewriteOptions options) {
        this.sections = new TreeSet<>(options.plan().programTypes().keySet());
        this.functions = new TreeSet<>(options.plan().keepGlobal());
    }

    /** Takes away what an object has. Several threads may call it. */
    synchronized void strike(RewriteResult result) {
        if (!sections.isEmpty()) {
            result.programs().stream().map(ProgramSummary::section).forEach(s -> {
                sections.remove(s);
                sections.remove(s.substring(s.startsWith("?") ? 1 : 0));
            });
        }
        if (!functions.isEmpty()) {
            result.functions().stream().map(FunctionDecision::function).forEach(functions::remove);
        }
    }

    List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        sections.forEach(s -> lines.add(new Line(
                Line.Kind.WARNING, "--prog-type " + s + "=…: no input has a program in a section '" + s + "'")));
        functions.forEach(f -> lines.add(
                new Line(Line.Kind.WARNING, "--keep-global " + f + ": no input has a tagged function '" + f + "'")));
        return lines;
    }
}
