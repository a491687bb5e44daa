package io.github.retrobpf.cli.command;

import io.github.retrobpf.cli.text.Line;
import io.github.retrobpf.rewriter.api.FunctionDecision;
import io.github.retrobpf.rewriter.api.ProgramSummary;
import io.github.retrobpf.rewriter.api.RewriteOptions;
import io.github.retrobpf.rewriter.api.RewriteResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Names in options that no object has: most likely a slip of the pen. */
public final class UnusedOptions {
    private final Set<String> sections;
    private final Set<String> functions;

    public UnusedOptions(RewriteOptions options) {
        this.sections = new TreeSet<>(options.plan().programTypes().keySet());
        this.functions = new TreeSet<>(options.plan().keepGlobal());
    }

    /** Takes away what an object has that was rewritten. Several threads may call it. */
    public void strike(RewriteResult result) {
        strikeSections(result.programs().stream().map(ProgramSummary::section));
        strikeFunctions(result.functions().stream().map(FunctionDecision::function));
    }

    /** Takes away the sections of an object's programs. Several threads may call it. */
    public synchronized void strikeSections(Stream<String> present) {
        if (!sections.isEmpty()) {
            // Options name sections without the mark.
            present.forEach(s -> sections.remove(s.substring(s.startsWith("?") ? 1 : 0)));
        }
    }

    private synchronized void strikeFunctions(Stream<String> present) {
        if (!functions.isEmpty()) {
            present.forEach(functions::remove);
        }
    }

    /** A warning for each that is left. */
    public List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        sections.forEach(s -> lines.add(new Line(
                Line.Kind.WARNING, "--prog-type " + s + "=…: no input has a program in a section '" + s + "'")));
        functions.forEach(f -> lines.add(
                new Line(Line.Kind.WARNING, "--keep-global " + f + ": no input has a tagged function '" + f + "'")));
        return lines;
    }
}
