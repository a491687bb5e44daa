package io.github.retrobpf.fuzz.run;

import io.github.retrobpf.fuzz.Targets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Jazzer on one target. What it learnt stays in the folder, for the next time. */
final class FuzzProcess {
    private static final String PACKAGES = "io.github.retrobpf.";
    private static final int OUT_OF_MEMORY_MB = 3000;
    private static final int HANGS_SECONDS = 25;
    private static final int MAX_INPUT = 1 << 15;

    private final Targets target;
    private final Path seeds;
    private final Path corpus;
    private final Path findings;
    private final Path log;

    FuzzProcess(Targets target, Path folder) {
        this.target = target;
        this.seeds = folder.resolve("seeds");
        this.corpus = folder.resolve("corpus");
        this.findings = folder.resolve("findings");
        this.log = folder.resolve("log.txt");
    }

    Path log() {
        return log;
    }

    /** The object that the last finding came down to, if its target is about objects. */
    Optional<Path> object() {
        return Optional.of(findings.resolve(target.plain().word() + "-object")).filter(o -> target.plain() != target);
    }

    /** The input of a finding, if there is one. */
    Optional<Path> run(int seconds) throws IOException, InterruptedException {
        Files.createDirectories(corpus);
        Files.createDirectories(findings);
        SeedFiles.write(target, seeds);
        List<Path> known = inputs();
        int status = new ProcessBuilder(command(seconds))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        Optional<Path> finding =
                inputs().stream().filter(input -> !known.contains(input)).findFirst();
        if (status != 0 && finding.isEmpty()) {
            // The same as before, or it did not even start.
            return Optional.of(known.isEmpty() ? log : known.get(known.size() - 1));
        }
        return finding;
    }

    private List<String> command(int seconds) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-D" + JazzerEntry.FINDINGS + "=" + findings,
                "-Dretrobpf.testdata=" + System.getProperty("retrobpf.testdata"),
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + JazzerEntry.class.getName(),
                "--target_args=" + target.word(),
                "--instrumentation_includes="
                        + String.join(
                                ":",
                                PACKAGES + "elf.**",
                                PACKAGES + "btf.**",
                                PACKAGES + "rewriter.**",
                                PACKAGES + "report.**"),
                "--custom_hook_includes=" + PACKAGES + "**",
                "--reproducer_path=" + findings,
                "-artifact_prefix=" + findings + "/",
                "-max_total_time=" + seconds,
                "-rss_limit_mb=" + OUT_OF_MEMORY_MB,
                "-timeout=" + HANGS_SECONDS,
                "-max_len=" + MAX_INPUT,
                "-use_value_profile=1",
                "-print_final_stats=1",
                corpus.toString(),
                seeds.toString());
    }

    private List<Path> inputs() throws IOException {
        try (Stream<Path> files = Files.list(findings)) {
            return files.filter(f -> f.getFileName().toString().matches("(crash|timeout|oom)-.*"))
                    .sorted()
                    .toList();
        }
    }

    /** The first line of what was thrown, or of what libFuzzer says. */
    String reason() {
        try (Stream<String> lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
            return lines.filter(l -> l.startsWith("== Java Exception: ") || l.startsWith("ERROR: libFuzzer"))
                    .map(l -> l.replaceFirst("^== Java Exception: ", ""))
                    .findFirst()
                    .orElse("Jazzer did not run, see the log");
        } catch (IOException e) {
            return "no log: " + e.getMessage();
        }
    }
}
