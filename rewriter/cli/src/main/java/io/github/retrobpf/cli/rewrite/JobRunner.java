package io.github.retrobpf.cli.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/** Runs jobs, several at a time, and gives their outcomes in the order of the jobs. */
final class JobRunner {
    private final int threads;

    JobRunner(int threads) {
        this.threads = threads;
    }

    /**
     * Gives each outcome as soon as those before it are there.
     *
     * @param work must not throw
     */
    void run(List<Job> jobs, Function<Job, Outcome> work, Consumer<Outcome> outcomes) {
        int workers = Math.min(threads, jobs.size());
        if (workers <= 1) {
            // Without a pool: most runs are for one object, and start faster so.
            jobs.forEach(job -> outcomes.accept(work.apply(job)));
            return;
        }
        ExecutorService pool = Executors.newFixedThreadPool(workers);
        try {
            List<Future<Outcome>> futures = new ArrayList<>();
            jobs.forEach(job -> futures.add(pool.submit(() -> work.apply(job))));
            for (Future<Outcome> future : futures) {
                outcomes.accept(future.get());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            end(pool);
        }
    }

    /** Who interrupted us may count on it that nothing is written any more. */
    private static void end(ExecutorService pool) {
        boolean isInterrupted = false;
        pool.shutdownNow();
        while (!pool.isTerminated()) {
            try {
                pool.awaitTermination(1, TimeUnit.DAYS);
            } catch (InterruptedException e) {
                isInterrupted = true;
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
