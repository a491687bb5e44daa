package io.github.retrobpf.cli.rewrite;

import io.github.retrobpf.cli.text.Line;
import io.github.retrobpf.rewriter.api.ArgumentChange;
import io.github.retrobpf.rewriter.api.FunctionDecision;
import io.github.retrobpf.rewriter.api.ProgramSummary;
import io.github.retrobpf.rewriter.api.RewriteResult;
import io.github.retrobpf.rewriter.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tells what was done to one object. */
final class RewriteReport {
    private final Job job;
    private final RewriteResult result;
    private final RewriteArguments arguments;
    private final boolean isAlone;
    private final boolean isRefused;
    private final List<Line> lines = new ArrayList<>();

    /**
     * A report.
     *
     * @param isAlone whether this is the only object, so that even nothing is worth a line
     * @param isRefused whether what cannot be mended keeps the result from being written
     */
    RewriteReport(Job job, RewriteResult result, RewriteArguments arguments, boolean isAlone, boolean isRefused) {
        this.job = job;
        this.result = result;
        this.arguments = arguments;
        this.isAlone = isAlone;
        this.isRefused = isRefused;
    }

    List<Line> lines(int inputSize) {
        if (result.isChanged() || isRefused || isAlone || arguments.isVerbose()) {
            lines.add(Line.title(job.name() + ": " + title(inputSize)));
        }
        if (arguments.isVerbose()) {
            result.programs().forEach(p -> lines.add(Line.detail(program(p))));
        }
        if (!isRefused || arguments.isVerbose()) {
            changes();
        }
        result.diagnostics().forEach(this::diagnostic);
        return lines;
    }

    private void changes() {
        result.functions().stream()
                .filter(FunctionDecision::isChanged)
                .forEach(f -> lines.add(Line.detail(function(f))));
        result.programs().stream()
                .filter(p -> !p.arguments().isEmpty())
                .forEach(p -> lines.add(Line.detail(located(p.name(), p.source()) + ", an entry program: "
                        + p.arguments().stream().map(this::argument).collect(Collectors.joining("; ")))));
        if (result.isDebugStripped()) {
            lines.add(Line.detail("debug sections removed"));
        }
    }

    private String title(int inputSize) {
        boolean isCheck = arguments.destination() instanceof Destination.Nowhere;
        if (isRefused) {
            return (isCheck ? "" : "not written: ") + "something in it cannot be mended";
        }
        if (!result.isChanged()) {
            return "nothing to do" + (isCheck || job.isInPlace() ? "" : "; copied to " + job.targetName());
        }
        String sizes = inputSize + " -> " + result.output().length + " bytes";
        if (isCheck) {
            return "can be rewritten, " + sizes;
        }
        return "rewritten " + (job.isInPlace() ? "in place" : "to " + job.targetName()) + ", " + sizes;
    }

    private static String program(ProgramSummary program) {
        String type = "type " + program.type()
                + program.target().map(t -> " of a program of type " + t).orElse("");
        String context = switch (program.type()) {
            case "unknown", "ext" -> "";
            default ->
                program.context().map(c -> ", context '" + c + "'").orElse(", no context type that every kernel takes");
        };
        return "program " + program.name() + " in section '" + program.section() + "': " + type + context;
    }

    private String function(FunctionDecision f) {
        String origin = located(f.function(), f.source());
        String who = f.isClone() ? f.name() + ", clone of " + origin : origin;
        return who + ", for " + String.join(", ", f.programTypes()) + ": " + what(f);
    }

    private static String located(String name, Optional<String> source) {
        return name + source.map(s -> " (" + s + ")").orElse("");
    }

    private String what(FunctionDecision f) {
        return switch (f.action()) {
            case RETYPE -> f.arguments().stream().map(this::argument).collect(Collectors.joining("; "));
            case DEMOTE ->
                "made static"
                        + (keepsTags()
                                ? ""
                                : "; tag dropped from "
                                        + f.arguments().stream()
                                                .map(RewriteReport::place)
                                                .collect(Collectors.joining(", ")));
            case FOLLOW -> "calls what was changed for them";
            case LEAVE -> "stays as it is; see the warning";
        };
    }

    private String argument(ArgumentChange a) {
        if (!a.oldType().equals(a.newType())) {
            return place(a) + ": '" + a.oldType() + "' -> '" + a.newType() + "'";
        }
        return place(a) + ": " + (keepsTags() ? "is already '" : "tag dropped from '") + a.newType() + "'";
    }

    private boolean keepsTags() {
        return arguments.options().plan().keepTags();
    }

    private static String place(ArgumentChange a) {
        return "arg#" + a.index() + " '" + a.name() + "'";
    }

    private void diagnostic(Diagnostic diagnostic) {
        boolean isFault = arguments.isStrict() && diagnostic.code().isUnmended();
        lines.add(isFault ? new Line(Line.Kind.FAULT, diagnostic.toString()) : Line.of(diagnostic));
    }
}
