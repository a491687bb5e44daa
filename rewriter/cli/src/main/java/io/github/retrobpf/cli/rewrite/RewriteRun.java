package io.github.retrobpf.cli.rewrite;

import io.github.retrobpf.cli.command.ExitStatus;
import io.github.retrobpf.cli.command.Surroundings;
import io.github.retrobpf.cli.command.UnusedOptions;
import io.github.retrobpf.cli.command.UsageException;
import io.github.retrobpf.cli.file.FileProblem;
import io.github.retrobpf.cli.progress.Progress;
import io.github.retrobpf.cli.text.Console;
import io.github.retrobpf.cli.text.Line;
import io.github.retrobpf.cli.text.When;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Goes through all objects, and tells what became of them. */
final class RewriteRun {
    private final RewriteArguments arguments;
    private final Surroundings surroundings;
    private final Rewriter rewriter;
    private final UnusedOptions unused;
    private final Console console;
    private final Optional<ReportFile> report;

    RewriteRun(RewriteArguments arguments, Surroundings surroundings, Rewriter rewriter) {
        this.arguments = arguments;
        this.surroundings = surroundings;
        this.rewriter = rewriter;
        this.unused = new UnusedOptions(arguments.options());
        this.console = arguments.console().console(surroundings);
        this.report = arguments.report().map(file -> new ReportFile(file, arguments));
    }

    ExitStatus run() throws UsageException {
        List<Job> jobs;
        Depfiles depfiles;
        try {
            jobs = new JobPlanner(arguments).plan();
            depfiles = new Depfiles(arguments, jobs);
        } catch (FileProblem e) {
            console.print(Line.error(e));
            return ExitStatus.PROBLEM.and(report(List.of(), List.of(Line.error(e))));
        }
        if (report.isPresent()) {
            try {
                report.get().check(jobs);
            } catch (FileProblem e) {
                console.print(Line.error(e));
                return ExitStatus.PROBLEM;
            }
        }
        List<Outcome> outcomes = run(jobs, depfiles);
        ExitStatus status = outcomes.stream().map(Outcome::status).reduce(ExitStatus.DONE, ExitStatus::and);
        List<Line> remarks =
                outcomes.stream().anyMatch(o -> o.status() == ExitStatus.DONE) ? unused.lines() : List.of();
        console.print(remarks);
        if (jobs.size() != 1) {
            console.print(summary(outcomes));
        }
        return status.and(report(outcomes, remarks));
    }

    private List<Outcome> run(List<Job> jobs, Depfiles depfiles) {
        JobWorker worker = new JobWorker(arguments, surroundings, rewriter, unused, depfiles, jobs.size() == 1);
        List<Outcome> outcomes = new ArrayList<>();
        boolean hasBar = hasBar(jobs.size());
        try (Progress progress = hasBar ? Progress.bar(surroundings.err(), jobs.size()) : Progress.NONE) {
            new JobRunner(arguments.jobs())
                    .run(
                            jobs,
                            job -> {
                                Outcome outcome = worker.attempt(job);
                                progress.step();
                                return outcome;
                            },
                            outcome -> {
                                outcomes.add(outcome);
                                if (!hasBar) {
                                    console.print(outcome.lines());
                                }
                            });
        }
        if (hasBar) {
            // Only now: lines would tear the bar apart.
            outcomes.forEach(o -> console.print(o.lines()));
        }
        return outcomes;
    }

    /** Writes the report that was asked for, whatever became of the objects. */
    private ExitStatus report(List<Outcome> outcomes, List<Line> problems) throws UsageException {
        if (report.isEmpty()) {
            return ExitStatus.DONE;
        }
        try {
            report.get()
                    .write(
                            outcomes.stream().flatMap(o -> o.entry().stream()).toList(),
                            problems.stream().map(Line::text).toList(),
                            surroundings.out());
            return ExitStatus.DONE;
        } catch (FileProblem e) {
            console.print(Line.error(e));
            return ExitStatus.PROBLEM;
        }
    }

    private Line summary(List<Outcome> outcomes) {
        long rewritten = count(outcomes, Outcome.State.REWRITTEN);
        long unchanged = count(outcomes, Outcome.State.UNCHANGED);
        long refused = count(outcomes, Outcome.State.REFUSED);
        long failed = outcomes.size() - rewritten - unchanged - refused;
        boolean isCheck = arguments.destination() instanceof Destination.Nowhere;
        return Line.title(outcomes.size() + " objects: "
                + rewritten + (isCheck ? " can be rewritten, " : " rewritten, ")
                + unchanged + (isCheck ? " need nothing, " : " unchanged, ")
                + (arguments.isStrict() ? refused + " cannot be mended, " : "")
                + failed + " failed");
    }

    private static long count(List<Outcome> outcomes, Outcome.State state) {
        return outcomes.stream().filter(o -> o.state() == state).count();
    }

    private boolean hasBar(int objects) {
        if (objects < 2 || arguments.console().isQuiet() || arguments.progress() == When.NEVER) {
            return false;
        }
        return arguments.progress() == When.ALWAYS || surroundings.isTerminal().getAsBoolean();
    }
}
