package io.github.retrobpf.cli;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What nearly every run needs and waits for, begun on a second processor while the first reads the command line: streams,
 * whose lambdas the JVM makes at their first use.
 */
final class WarmUp implements Runnable {
    private WarmUp() {}

    static void start() {
        Thread thread = new Thread(new WarmUp(), "warm-up");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void run() {
        List<Integer> numbers = List.of(1, 2);
        boolean isRight = numbers.stream().filter(n -> n > 1).findFirst().isPresent()
                && numbers.stream().anyMatch(n -> n > 1)
                && numbers.stream().map(n -> n + 1).sorted().toList().size() == 2
                && Stream.concat(numbers.stream(), numbers.stream()).toList().size() == 4
                && numbers.stream().mapToInt(n -> n).max().isPresent()
                && numbers.stream().collect(Collectors.toSet()).size() == 2;
        if (!isRight) {
            throw new AssertionError("streams do not work");
        }
    }
}
