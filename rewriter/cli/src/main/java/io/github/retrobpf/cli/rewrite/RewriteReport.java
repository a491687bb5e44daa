package io.github.retrobpf.cli.rewrite;

import io.github.retrobpf.cli.command.RewriteChanges;
import io.github.retrobpf.cli.text.Line;
import io.github.retrobpf.rewriter.api.ProgramSummary;
import io.github.retrobpf.rewriter.api.RewriteResult;
import java.util.ArrayList;
import java.util.List;

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
            lines.addAll(new RewriteChanges(result, arguments.options().plan().keepTags()).lines());
        }
        result.diagnostics().forEach(d -> lines.add(Line.of(d, arguments.isStrict())));
        return lines;
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
}
