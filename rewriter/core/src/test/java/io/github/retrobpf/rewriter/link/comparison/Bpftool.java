package io.github.retrobpf.rewriter.link.comparison;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The other linker. */
final class Bpftool {
    private final Path folder;
    private final AtomicInteger number = new AtomicInteger();

    /**
     * What it made of objects.
     *
     * @param status its exit status
     * @param output the file; empty where it wrote none
     * @param text what it said
     */
    @SuppressWarnings("ArrayRecordComponent") // a hand-over, never compared
    record Answer(int status, byte[] output, String text) {
        boolean isAccepted() {
            return status == 0;
        }
    }

    Bpftool(Path folder) {
        this.folder = folder;
    }

    Answer link(List<Path> inputs) {
        Path output = folder.resolve(number.incrementAndGet() + ".o");
        List<String> command = new ArrayList<>(List.of("bpftool", "gen", "object", output.toString()));
        inputs.forEach(input -> command.add(input.toString()));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int status = process.waitFor();
            byte[] bytes = Files.exists(output) ? Files.readAllBytes(output) : new byte[0];
            Files.deleteIfExists(output);
            return new Answer(status, bytes, text);
        } catch (IOException e) {
            throw new AssertionError(command.toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(command.toString(), e);
        }
    }
}
