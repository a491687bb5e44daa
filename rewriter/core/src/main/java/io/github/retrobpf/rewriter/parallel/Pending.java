package io.github.retrobpf.rewriter.parallel;

import io.github.retrobpf.elf.io.MalformedInputException;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import org.jspecify.annotations.Nullable;

/** Something that is done beside what its owner does, until the owner wants it. */
public final class Pending<T> {
    private final Task<T> task;
    private final @Nullable ForkJoinTask<Outcome<T>> running;

    /** What is done. */
    public interface Task<T> {
        T run() throws MalformedInputException;
    }

    private Pending(Task<T> task, boolean isBeside) {
        this.task = task;
        Callable<Outcome<T>> attempt = () -> Outcome.of(task);
        this.running = isBeside ? ForkJoinPool.commonPool().submit(attempt) : null;
    }

    /**
     * Begins.
     *
     * @param bytes how much there is to read in all; where that is little, it is done when it is wanted
     */
    public static <T> Pending<T> start(long bytes, Task<T> task) {
        return new Pending<>(task, bytes >= Parallel.WORTH_IT);
    }

    /** What came of it. To be asked once. */
    public T get() throws MalformedInputException {
        return running == null ? task.run() : running.join().get();
    }
}
