package io.github.retrobpf.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code bpftool gen object}, whose behaviour stands beside ours in tests: that of one version, on an object of the byte order
 * that it reads.
 */
final class Peer {
    private Peer() {}

    /**
     * Links as bpftool does.
     *
     * @return exit status, then everything that it prints
     */
    static String link(Path output, Path... inputs) {
        assumeTrue(run(List.of("bpftool", "version")).contains("v7.1"), "needs bpftool 7.1");
        List<String> command = new ArrayList<>(List.of("bpftool", "gen", "object", output.toString()));
        Stream.of(inputs).map(Path::toString).forEach(command::add);
        return run(command);
    }

    /** Exit status, then everything that a program prints; empty where it is not installed. */
    static String run(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() + "\n" + output;
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
