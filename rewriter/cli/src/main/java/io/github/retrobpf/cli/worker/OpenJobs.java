package io.github.retrobpf.cli.worker;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Semaphore;

/** Jobs without an answer. There is an end to how many there may be: whoever sends more has to wait. */
final class OpenJobs {
    private static final int LIMIT = 1000;

    private final Set<Job> jobs = new LinkedHashSet<>();
    private final Semaphore room = new Semaphore(LIMIT);

    void add(Job job) throws InterruptedException {
        room.acquire();
        synchronized (this) {
            jobs.add(job);
        }
    }

    synchronized void remove(Job job) {
        jobs.remove(job);
        room.release();
    }

    /** Gives up the first that has this id and still goes on; of one that has its answer nothing is left to give up. */
    synchronized void cancel(int id) {
        jobs.stream()
                .filter(job -> job.request().id() == id && !job.isCancelled())
                .findFirst()
                .ifPresent(Job::cancel);
    }

    synchronized void cancelAll() {
        jobs.forEach(Job::cancel);
    }
}
