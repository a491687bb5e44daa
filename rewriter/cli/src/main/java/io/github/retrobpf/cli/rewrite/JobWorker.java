package io.github.retrobpf.cli.rewrite;

import io.github.retrobpf.cli.command.Crash;
import io.github.retrobpf.cli.command.Surroundings;
import io.github.retrobpf.cli.command.UnusedOptions;
import io.github.retrobpf.cli.file.AtomicFile;
import io.github.retrobpf.cli.file.FileProblem;
import io.github.retrobpf.cli.file.StandardOutput;
import io.github.retrobpf.cli.rewrite.JobRecord.Stage;
import io.github.retrobpf.cli.text.Line;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.rewriter.api.RewriteRequest;
import io.github.retrobpf.rewriter.api.RewriteResult;
import java.nio.file.Path;
import java.util.List;

/** Reads, rewrites and publishes an object, whatever becomes of the others. */
final class JobWorker {
    private final RewriteArguments arguments;
    private final Surroundings surroundings;
    private final Rewriter rewriter;
    private final UnusedOptions unused;
    private final boolean isAlone;

    /**
     * For the jobs of one run.
     *
     * @param isAlone whether there is only one
     */
    JobWorker(
            RewriteArguments arguments,
            Surroundings surroundings,
            Rewriter rewriter,
            UnusedOptions unused,
            boolean isAlone) {
        this.arguments = arguments;
        this.surroundings = surroundings;
        this.rewriter = rewriter;
        this.unused = unused;
        this.isAlone = isAlone;
    }

    /** Throws nothing. */
    Outcome attempt(Job job) {
        JobRecord record = new JobRecord(job, arguments.report().isPresent());
        try {
            return rewrite(job, record);
        } catch (FileProblem | MalformedInputException e) {
            return failed(Outcome.State.FAILED, List.of(Line.error(e)), record);
        } catch (Throwable e) {
            // One object that breaks us must not take the others along.
            List<Line> lines = Crash.describe(job.name(), e, arguments.console().isDebugging());
            return failed(Outcome.State.CRASHED, lines, record);
        }
    }

    private static Outcome failed(Outcome.State state, List<Line> lines, JobRecord record) {
        return new Outcome(state, lines, record.failed(lines.get(0).text()));
    }

    private Outcome rewrite(Job job, JobRecord record) throws FileProblem, MalformedInputException {
        byte[] input = record.time(Stage.READ, () -> job.input().read(surroundings.in()));
        record.read(input);
        RewriteRequest request = new RewriteRequest(job.name(), input, arguments.options());
        RewriteResult result = record.time(Stage.REWRITE, () -> rewriter.rewrite(request));
        unused.strike(result);
        boolean isRefused = arguments.isStrict()
                && result.diagnostics().stream().anyMatch(d -> d.code().isUnmended());
        List<Line> lines = new RewriteReport(job, result, arguments, isAlone, isRefused).lines(input.length);
        if (isRefused) {
            return new Outcome(Outcome.State.REFUSED, lines, record.refused(input, result));
        }
        boolean isWritten = record.time(Stage.WRITE, () -> publish(job, result));
        return new Outcome(
                result.isChanged() ? Outcome.State.REWRITTEN : Outcome.State.UNCHANGED,
                lines,
                record.done(input, result, isWritten));
    }

    /** Whether there was anything to publish. */
    private boolean publish(Job job, RewriteResult result) throws FileProblem {
        if (arguments.destination() instanceof Destination.Nowhere || (job.isInPlace() && !result.isChanged())) {
            return false;
        }
        if (job.target().isEmpty()) {
            StandardOutput.print(surroundings.out(), result.output());
        } else {
            publish(job.target().get(), result.output());
        }
        return true;
    }

    private void publish(Path target, byte[] output) throws FileProblem {
        Path directory = target.getParent();
        if (arguments.destination() instanceof Destination.ToDirectory && directory != null) {
            AtomicFile.createDirectories(directory);
        }
        AtomicFile.publish(target, output);
    }
}
