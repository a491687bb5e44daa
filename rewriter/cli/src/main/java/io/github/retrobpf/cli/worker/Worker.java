package io.github.retrobpf.cli.worker;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.retrobpf.cli.command.Crash;
import io.github.retrobpf.cli.command.ExitStatus;
import io.github.retrobpf.cli.command.Surroundings;
import io.github.retrobpf.cli.text.Console;
import io.github.retrobpf.cli.text.Line;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Does what requests on standard input ask for, several at a time, and answers each on standard output: the persistent
 * worker that Bazel describes, with its protocol of JSON, multiplexed or not.
 */
public final class Worker {
    /** Asks for one. */
    public static final String OPTION = "--persistent_worker";

    /** A build tool that is gone waits for nothing, and a pipe that nobody feeds may keep a job forever. */
    private static final long SECONDS_TO_END = 60;

    private final List<String> prefix;
    private final CommandRunner runner;
    private final Surroundings surroundings;
    private final AnswerWriter answers;
    private final OpenJobs jobs = new OpenJobs();
    private final JobThreads threads =
            new JobThreads(Math.max(2, Runtime.getRuntime().availableProcessors()));

    /**
     * A worker that has not begun.
     *
     * @param prefix what stands before the arguments of each request
     */
    public Worker(List<String> prefix, CommandRunner runner, Surroundings surroundings) {
        this.prefix = List.copyOf(prefix);
        this.runner = runner;
        this.surroundings = surroundings;
        this.answers = new AnswerWriter(surroundings.out());
    }

    /** Works until standard input ends, and what was asked for is done. */
    public ExitStatus run() {
        ExitStatus status = ExitStatus.DONE;
        try {
            readAll();
        } catch (JsonProcessingException e) {
            // Nobody knows where the next one begins. The build tool starts another worker.
            status = tell("malformed request: " + e.getOriginalMessage());
            answers.done(0, malformed(e.getOriginalMessage()));
        } catch (IOException e) {
            status = tell("cannot go on: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            status = ExitStatus.PROBLEM;
        }
        return status.and(end());
    }

    private void readAll() throws IOException, InterruptedException {
        RequestReader reader = new RequestReader(surroundings.in());
        for (Optional<WorkRequest> next = reader.next(); next.isPresent(); next = reader.next()) {
            if (!answers.isOpen()) {
                throw new IOException("nobody reads answers any more");
            }
            accept(next.get());
        }
    }

    private void accept(WorkRequest request) throws InterruptedException {
        if (request.problem().isPresent()) {
            answers.done(request.id(), malformed(request.problem().get()));
        } else if (request.isCancellation()) {
            jobs.cancel(request.id());
        } else {
            Job job = new Job(request);
            jobs.add(job);
            threads.start(request, () -> work(job));
        }
    }

    private static Answer malformed(String fact) {
        return Answer.of(ExitStatus.USAGE, List.of(Line.error("malformed request: " + fact)));
    }

    /** Gives exactly one answer, whatever happens. */
    private void work(Job job) {
        int id = job.request().id();
        Answer answer;
        boolean isCancelled = true;
        try {
            answer = job.begin() ? attempt(job.request()) : Answer.NONE;
        } catch (Throwable e) {
            answer = crash(e);
        } finally {
            isCancelled = job.end();
            jobs.remove(job);
        }
        if (isCancelled) {
            answers.cancelled(id);
            return;
        }
        try {
            answers.done(id, answer);
        } catch (OutOfMemoryError e) {
            // Of a text without end. What it took is free again.
            answers.done(id, crash(e));
        }
    }

    private Answer attempt(WorkRequest request) {
        Output output = new Output();
        List<String> arguments = new ArrayList<>(prefix);
        arguments.addAll(request.arguments());
        return output.answer(runner.run(arguments, output.out(), output.err()));
    }

    private static Answer crash(Throwable e) {
        return Answer.of(ExitStatus.INTERNAL, Crash.describe("retrobpf", e, false));
    }

    /** What was begun is finished, but nobody waits forever. */
    private ExitStatus end() {
        try {
            if (threads.end(SECONDS_TO_END)) {
                return ExitStatus.DONE;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        jobs.cancelAll();
        return tell("some requests did not end");
    }

    private ExitStatus tell(String sentence) {
        new Console(surroundings.err(), false, false).print(Line.error(sentence));
        return ExitStatus.PROBLEM;
    }
}
