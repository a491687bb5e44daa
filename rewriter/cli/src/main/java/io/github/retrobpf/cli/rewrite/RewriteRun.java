package io.github.retrobpf.cli.rewrite;

import io.github.retrobpf.cli.command.Crash;
import io.github.retrobpf.cli.command.ExitStatus;
import io.github.retrobpf.cli.command.Surroundings;
import io.github.retrobpf.cli.command.UsageException;
import io.github.retrobpf.cli.file.AtomicFile;
import io.github.retrobpf.cli.file.FileProblem;
import io.github.retrobpf.cli.file.ObjectReader;
import io.github.retrobpf.cli.progress.Progress;
import io.github.retrobpf.cli.text.Console;
import io.github.retrobpf.cli.text.Line;
import io.github.retrobpf.cli.text.When;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.rewriter.api.RewriteRequest;
import io.github.retrobpf.rewriter.api.RewriteResult;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads, rewrites and publishes each object, whatever becomes of the others. */
final class RewriteRun {
    private final RewriteArguments arguments;
    private final Surroundings surroundings;
    private final Rewriter rewriter;
    private final UnusedOptions unused;

    RewriteRun(RewriteArguments arguments, Surroundings surroundings, Rewriter rewriter) {
        this.arguments = arguments;
        this.surroundings = surroundings;
        this.rewriter = rewriter;
        this.unused = new UnusedOptions(arguments.options());
    }

    ExitStatus run() throws UsageException {
        Console console = arguments.console().console(surroundings);
        List<Job> jobs;
        try {
            jobs = new JobPlanner(arguments).plan();
        } catch (FileProblem e) {
            console.print(Line.error(e));
            return ExitStatus.PROBLEM;
        }
        boolean isAlone = jobs.size() == 1;
        List<Outcome> outcomes = new ArrayList<>();
        boolean hasBar = hasBar(jobs.size());
        try (Progress progress = hasBar ? Progress.bar(surroundings.err(), jobs.size()) : Progress.NONE) {
            new JobRunner(arguments.jobs())
                    .run(
                            jobs,
                            job -> {
                                Outcome outcome = attempt(job, isAlone);
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
        if (outcomes.stream().anyMatch(o -> o.status() == ExitStatus.DONE)) {
            console.print(unused.lines());
        }
        if (!isAlone) {
            console.print(summary(outcomes));
        }
        return outcomes.stream().map(Outcome::status).reduce(ExitStatus.DONE, ExitStatus::and);
    }

    private Outcome attempt(Job job, boolean isAlone) {
        try {
            return rewrite(job, isAlone);
        } catch (FileProblem | MalformedInputException e) {
            return new Outcome(Outcome.State.FAILED, List.of(Line.error(e)));
        } catch (Throwable e) {
            // One object that breaks us must not take the others along.
            return new Outcome(
                    Outcome.State.CRASHED,
                    Crash.describe(job.name(), e, arguments.console().isDebugging()));
        }
    }

    private Outcome rewrite(Job job, boolean isAlone) throws FileProblem, MalformedInputException {
        byte[] input = job.source().isPresent()
                ? ObjectReader.read(job.source().get())
                : ObjectReader.read(surroundings.in(), "standard input");
        RewriteResult result = rewriter.rewrite(new RewriteRequest(job.name(), input, arguments.options()));
        unused.strike(result);
        boolean isRefused = arguments.isStrict()
                && result.diagnostics().stream().anyMatch(d -> d.code().isUnmended());
        if (!isRefused) {
            publish(job, result);
        }
        List<Line> lines = new RewriteReport(job, result, arguments, isAlone, isRefused).lines(input.length);
        if (isRefused) {
            return new Outcome(Outcome.State.FAILED, lines);
        }
        return new Outcome(result.isChanged() ? Outcome.State.REWRITTEN : Outcome.State.UNCHANGED, lines);
    }

    private void publish(Job job, RewriteResult result) throws FileProblem {
        if (arguments.destination() instanceof Destination.Nowhere) {
            return;
        }
        if (job.target().isEmpty()) {
            print(result.output());
        } else if (!job.isInPlace() || result.isChanged()) {
            publish(job.target().get(), result.output());
        }
    }

    private void publish(Path target, byte[] output) throws FileProblem {
        Path directory = target.getParent();
        if (arguments.destination() instanceof Destination.ToDirectory && directory != null) {
            AtomicFile.createDirectories(directory);
        }
        AtomicFile.publish(target, output);
    }

    private void print(byte[] output) throws FileProblem {
        PrintStream out = surroundings.out();
        out.write(output, 0, output.length);
        if (out.checkError()) {
            throw FileProblem.writing("standard output", "closed, or no space left");
        }
    }

    private Line summary(List<Outcome> outcomes) {
        long rewritten = count(outcomes, Outcome.State.REWRITTEN);
        long unchanged = count(outcomes, Outcome.State.UNCHANGED);
        long failed = outcomes.size() - rewritten - unchanged;
        boolean isCheck = arguments.destination() instanceof Destination.Nowhere;
        return Line.title(
                outcomes.size() + " objects: " + rewritten + (isCheck ? " can be rewritten, " : " rewritten, ")
                        + unchanged + (isCheck ? " need nothing, " : " unchanged, ") + failed + " failed");
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
