package io.github.retrobpf.rewriter.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Programs that are not ours. What needs one is skipped where it is not installed. */
public final class Tool {
    private Tool() {}

    public static void assumeInstalled(String tool) throws InterruptedException {
        boolean installed;
        try {
            installed = !run(List.of(tool, tool.equals("bpftool") ? "version" : "--version"))
                    .isEmpty();
        } catch (IOException e) {
            installed = false;
        }
        assumeTrue(installed, tool + " is not installed");
    }

    /** Exit status, then everything that it prints. */
    public static String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() + "\n" + output;
    }
}
