package io.github.retrobpf.cli.rewrite;

import io.github.retrobpf.cli.command.Crash;
import io.github.retrobpf.cli.command.Mismatches;
import io.github.retrobpf.cli.command.Surroundings;
import io.github.retrobpf.cli.command.UnusedOptions;
import io.github.retrobpf.cli.depfile.Depfile;
import io.github.retrobpf.cli.file.FileProblem;
import io.github.retrobpf.cli.file.Publisher;
import io.github.retrobpf.cli.file.StandardOutput;
import io.github.retrobpf.cli.rewrite.JobRecord.Stage;
import io.github.retrobpf.cli.text.Line;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.rewriter.api.RewriteRequest;
import io.github.retrobpf.rewriter.api.RewriteResult;
import io.github.retrobpf.rewriter.validate.MismatchException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Reads, rewrites and publishes an object, whatever becomes of the others. */
final class JobWorker {
    private final RewriteArguments arguments;
    private final Surroundings surroundings;
    private final Rewriter rewriter;
    private final UnusedOptions unused;
    private final Depfiles depfiles;
    private final boolean isAlone;
    private final Publisher publisher;
    /** All jobs share it, or one has it. */
    private final ReadWriteLock heap = new ReentrantReadWriteLock();

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
            Depfiles depfiles,
            boolean isAlone) {
        this.arguments = arguments;
        this.surroundings = surroundings;
        this.rewriter = rewriter;
        this.unused = unused;
        this.depfiles = depfiles;
        this.isAlone = isAlone;
        this.publisher = new Publisher(arguments.ifChanged());
    }

    /** Throws nothing. A job that finds the heap full gets another chance when no other takes room in it. */
    Outcome attempt(Job job) {
        Outcome outcome = locked(heap.readLock(), job);
        boolean isShared =
                !isAlone && arguments.jobs() > 1 && job.input().file().isPresent();
        return isShared && outcome.state() == Outcome.State.EXHAUSTED ? locked(heap.writeLock(), job) : outcome;
    }

    private Outcome locked(Lock lock, Job job) {
        lock.lock();
        try {
            return tryOnce(job);
        } finally {
            lock.unlock();
        }
    }

    private Outcome tryOnce(Job job) {
        JobRecord record = new JobRecord(job, arguments.report().isPresent());
        try {
            return rewrite(job, record);
        } catch (FileProblem | MalformedInputException e) {
            return failed(Outcome.State.FAILED, List.of(Line.error(e)), record);
        } catch (MismatchException e) {
            return failed(Outcome.State.MISMATCHED, Mismatches.describe(job.name(), e), record);
        } catch (OutOfMemoryError e) {
            return failed(Outcome.State.EXHAUSTED, crash(job, e), record);
        } catch (Throwable e) {
            // One object that breaks us must not take the others along.
            return failed(Outcome.State.CRASHED, crash(job, e), record);
        }
    }

    private List<Line> crash(Job job, Throwable e) {
        return Crash.describe(job.name(), e, arguments.console().isDebugging());
    }

    private static Outcome failed(Outcome.State state, List<Line> lines, JobRecord record) {
        return new Outcome(state, lines, record.failed(lines.get(0).text()));
    }

    private Outcome rewrite(Job job, JobRecord record) throws FileProblem, MalformedInputException {
        byte[] input = record.time(Stage.READ, () -> job.input().read(surroundings.in()));
        record.read(input);
        Optional<Depfile.Draft> depfile = depfiles.draft(job);
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
        if (depfile.isPresent()) {
            depfile.get().write(publisher, surroundings.out());
        }
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
            publish(job, job.target().get(), result.output());
        }
        return true;
    }

    private void publish(Job job, Path target, byte[] output) throws FileProblem {
        Optional<Path> directory = job.directory();
        if (directory.isPresent()) {
            publisher.publishBelow(directory.get(), target, output);
        } else {
            publisher.publish(target, output);
        }
    }
}
