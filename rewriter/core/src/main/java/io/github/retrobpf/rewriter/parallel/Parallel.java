package io.github.retrobpf.rewriter.parallel;

import io.github.retrobpf.elf.io.MalformedInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Does the same with many things, several at a time where that is worth the threads. */
public final class Parallel {
    /** In bytes: below, starting threads takes longer than they save. */
    static final long WORTH_IT = 1 << 20;

    private Parallel() {}

    /** What is done with one thing. */
    public interface Step<T, R> {
        R run(T thing) throws MalformedInputException;
    }

    /**
     * The results, in order.
     *
     * @param bytes how much there is to read in all
     * @throws MalformedInputException of the first thing that is at fault
     */
    public static <T, R> List<R> map(List<T> things, long bytes, Step<T, R> step) throws MalformedInputException {
        List<R> results = new ArrayList<>(things.size());
        if (bytes < WORTH_IT) {
            for (T thing : things) {
                results.add(step.run(thing));
            }
            return results;
        }
        List<Outcome<R>> outcomes = IntStream.range(0, things.size())
                .parallel()
                .mapToObj(i -> Outcome.of(() -> step.run(things.get(i))))
                .toList();
        for (Outcome<R> outcome : outcomes) {
            results.add(outcome.get());
        }
        return results;
    }
}
