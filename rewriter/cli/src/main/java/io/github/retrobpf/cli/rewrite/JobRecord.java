package io.github.retrobpf.cli.rewrite;

import io.github.retrobpf.cli.command.Arguments;
import io.github.retrobpf.cli.file.FileProblem;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.report.json.FileFigures;
import io.github.retrobpf.report.json.ObjectReport;
import io.github.retrobpf.report.json.ObjectTimings;
import io.github.retrobpf.rewriter.api.RewriteResult;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What happens to a job on its way, for {@code --report}. */
final class JobRecord {
    /** A part of the way whose time is told. */
    enum Stage {
        READ,
        REWRITE,
        WRITE
    }

    /** What is done in a stage. */
    interface Step<T> {
        T run() throws FileProblem, MalformedInputException;
    }

    /**
     * A record that is complete.
     *
     * @param object what became of the job
     * @param timings how long it took
     */
    record Entry(ObjectReport object, ObjectTimings timings) {}

    private final Job job;
    private final boolean isWanted;
    private final Map<Stage, Long> nanos = new EnumMap<>(Stage.class);
    private byte @Nullable [] input;

    /**
     * A record of a job that begins.
     *
     * @param isWanted whether anybody will read it: what takes time is left out otherwise
     */
    JobRecord(Job job, boolean isWanted) {
        this.job = job;
        this.isWanted = isWanted;
    }

    <T> T time(Stage stage, Step<T> step) throws FileProblem, MalformedInputException {
        long start = System.nanoTime();
        try {
            return step.run();
        } finally {
            nanos.put(stage, System.nanoTime() - start);
        }
    }

    void read(byte[] bytes) {
        input = bytes;
    }

    /** The job is done. */
    Optional<Entry> done(byte[] bytes, RewriteResult result, boolean isWritten) {
        if (!isWanted) {
            return Optional.empty();
        }
        FileFigures before = FileFigures.ofObject(bytes);
        FileFigures after = result.isChanged() ? FileFigures.ofObject(result.output()) : before;
        return entry(ObjectReport.of(job.name(), before, isWritten ? after.writtenTo(target()) : after, result));
    }

    /** There is a result, but it was not good enough. */
    Optional<Entry> refused(byte[] bytes, RewriteResult result) {
        return isWanted
                ? entry(ObjectReport.refused(job.name(), FileFigures.ofObject(bytes), result))
                : Optional.empty();
    }

    /** The job ended somewhere on its way. */
    Optional<Entry> failed(String message) {
        FileFigures before = isWanted && input != null ? FileFigures.ofBytes(input) : null;
        return isWanted ? entry(ObjectReport.failed(job.name(), message, before)) : Optional.empty();
    }

    private String target() {
        return job.target().map(Path::toString).orElse(Arguments.STANDARD_STREAM);
    }

    private Optional<Entry> entry(ObjectReport object) {
        return Optional.of(new Entry(
                object, new ObjectTimings(job.name(), micros(Stage.READ), micros(Stage.REWRITE), micros(Stage.WRITE))));
    }

    private long micros(Stage stage) {
        return TimeUnit.NANOSECONDS.toMicros(nanos.getOrDefault(stage, 0L));
    }
}
