package io.github.retrobpf.rewriter.parallel;

import io.github.retrobpf.elf.io.MalformedInputException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What came of something: one of the two. Threads hand no checked exception over. */
record Outcome<T>(@Nullable T result, @Nullable MalformedInputException problem) {
    static <T> Outcome<T> of(Pending.Task<T> task) {
        try {
            return new Outcome<>(task.run(), null);
        } catch (MalformedInputException e) {
            return new Outcome<>(null, e);
        }
    }

    T get() throws MalformedInputException {
        if (problem != null) {
            throw problem;
        }
        return Objects.requireNonNull(result);
    }
}
