package io.github.retrobpf.cli.worker;

import org.jspecify.annotations.Nullable;

/** A request that is being done, and can be given up. */
final class Job {
    private final WorkRequest request;
    private @Nullable Thread thread;
    private boolean isCancelled;

    Job(WorkRequest request) {
        this.request = request;
    }

    WorkRequest request() {
        return request;
    }

    synchronized boolean isCancelled() {
        return isCancelled;
    }

    /**
     * Interrupts it. Nothing that is being written survives that (a channel closes, and a temporary goes), but it has
     * ended only when its thread says so.
     */
    synchronized void cancel() {
        isCancelled = true;
        if (thread != null) {
            thread.interrupt();
        }
    }

    /** The thread of the caller does it, unless it was given up already. */
    synchronized boolean begin() {
        thread = isCancelled ? null : Thread.currentThread();
        return !isCancelled;
    }

    /** The thread of the caller is free for another job, which no late interrupt may hit. Whether it was given up. */
    @SuppressWarnings("ResultOfMethodCallIgnored") // it is there to forget
    synchronized boolean end() {
        thread = null;
        Thread.interrupted();
        return isCancelled;
    }
}
