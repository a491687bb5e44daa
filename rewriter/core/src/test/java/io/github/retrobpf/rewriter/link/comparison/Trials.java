package io.github.retrobpf.rewriter.link.comparison;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;

/** Many trials, and what came of them together. */
final class Trials {
    /** Starting bpftool takes most of the time; more at once would only make the machine busy. */
    private static final int THREADS = 2;

    private final Bpftool bpftool;
    private final List<String> unexplained = new ArrayList<>();
    private final Map<Improvement, Integer> explained = new EnumMap<>(Improvement.class);
    private int count;

    Trials(Bpftool bpftool) {
        this.bpftool = bpftool;
    }

    /** Links each of several lists; gives those that both of us take. */
    List<List<Specimen>> run(List<List<Specimen>> combinations) {
        ForkJoinPool pool = new ForkJoinPool(THREADS);
        try {
            List<Trial> trials = pool.submit(() -> combinations.parallelStream()
                            .map(c -> Trial.of(c, bpftool))
                            .toList())
                    .get();
            trials.forEach(this::add);
            return trials.stream().filter(Trial::isAccepted).map(Trial::inputs).toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } finally {
            pool.shutdown();
        }
    }

    private void add(Trial trial) {
        count++;
        add(trial.unexplained(), trial.found());
    }

    void add(List<String> differences, Differences found) {
        unexplained.addAll(differences);
        found.explained().forEach((improvement, times) -> explained.merge(improvement, times, Integer::sum));
    }

    List<String> unexplained() {
        return unexplained;
    }

    /** How often each improvement explained a difference. */
    Map<Improvement, Integer> explained() {
        return explained;
    }

    int count() {
        return count;
    }
}
