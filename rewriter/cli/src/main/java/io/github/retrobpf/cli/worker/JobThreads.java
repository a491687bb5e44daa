package io.github.retrobpf.cli.worker;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** The threads that do jobs: one for those that come without an id, as they are one behind the other, and some for all others. */
final class JobThreads {
    private final ExecutorService one = Executors.newSingleThreadExecutor();
    private final ExecutorService several;

    JobThreads(int threads) {
        this.several = Executors.newFixedThreadPool(threads);
    }

    /** Runs something that throws nothing, some time. */
    void start(WorkRequest request, Runnable work) {
        (request.id() == 0 ? one : several).execute(work);
    }

    /** No more jobs come. Whether all that were started ended in time. */
    boolean end(long seconds) throws InterruptedException {
        one.shutdown();
        several.shutdown();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        return one.awaitTermination(seconds, TimeUnit.SECONDS)
                && several.awaitTermination(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    }
}
