package io.github.retrobpf.rewriter.link;

import io.github.retrobpf.elf.io.MalformedInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Does the same with many things, several at a time where that is worth the threads. */
public final class Parallel {
    /** In bytes: below, starting threads takes longer than they save. */
    private static final long WORTH_IT = 1 << 20;

    private Parallel() {}

    /** What is done with one thing. */
    public interface Step<T, R> {
        R run(T thing) throws MalformedInputException;
    }

    /** What came of one thing: one of the two. */
    private record Outcome<R>(@Nullable R result, @Nullable MalformedInputException problem) {
        R get() throws MalformedInputException {
            if (result == null) {
                throw Objects.requireNonNull(problem);
            }
            return result;
        }
    }

    /**
     * The results, in order.
     *
     * @param bytes how much there is to read in all
     * @throws MalformedInputException of the first thing that is at fault
     */
    public static <T, R> List<R> map(List<T> things, long bytes, Step<T, R> step) throws MalformedInputException {
        if (bytes < WORTH_IT) {
            List<R> results = new ArrayList<>();
            for (T thing : things) {
                results.add(step.run(thing));
            }
            return results;
        }
        List<Outcome<R>> outcomes = IntStream.range(0, things.size())
                .parallel()
                .mapToObj(i -> attempt(things.get(i), step))
                .toList();
        List<R> results = new ArrayList<>();
        for (Outcome<R> outcome : outcomes) {
            results.add(outcome.get());
        }
        return results;
    }

    private static <T, R> Outcome<R> attempt(T thing, Step<T, R> step) {
        try {
            return new Outcome<>(step.run(thing), null);
        } catch (MalformedInputException e) {
            return new Outcome<>(null, e);
        }
    }
}
