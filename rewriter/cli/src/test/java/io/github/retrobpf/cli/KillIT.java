package io.github.retrobpf.cli;

import static io.github.retrobpf.cli.Objects.PLAIN;
import static io.github.retrobpf.cli.Objects.TAGGED;
import static io.github.retrobpf.cli.Objects.filesBelow;
import static io.github.retrobpf.cli.Objects.rewritten;
import static io.github.retrobpf.cli.Objects.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs that end in the middle. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class KillIT {
    private static final int KILLS = 12;
    private static final int OBJECTS = 300;
    private static final byte[] OLD = {'o', 'l', 'd'};
    private static final byte[] NEW = rewritten(TAGGED);
    /** Takes long enough to be written; what is behind the sections stays, as nothing is changed. */
    private static final byte[] LARGE = Arrays.copyOf(PLAIN, 48 << 20);

    /** A failure names the seed. */
    private final long seed = System.nanoTime();

    private final Random random = new Random(seed);

    @TempDir
    private Path dir;

    private JarShell shell;

    @BeforeEach
    void shell() {
        shell = new JarShell(dir);
    }

    @Test
    void a_killed_run_leaves_each_file_of_a_directory_old_or_new() throws Exception {
        for (int i = 0; i < OBJECTS; i++) {
            write(dir.resolve("in/" + i % 3 + "/" + i + ".o"), TAGGED);
        }
        Path out = dir.resolve("out");
        int inTheMiddle = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            for (String file : filesBelow(dir.resolve("in"))) {
                write(out.resolve(file), OLD);
            }
            Process process = shell.start("exec retrobpf rewrite in -d out -q -j 2", Map.of());
            killAfter(process, () -> isNew(out.resolve("0/0.o"), OLD));
            inTheMiddle += assertOldOrNew(out, OLD) ? 1 : 0;
        }
        assertThat(inTheMiddle).as("kills in the middle, seed %d", seed).isPositive();

        assertThat(shell.run("retrobpf rewrite in -d out -q").status()).isZero();
        assertThat(filesBelow(out)).isEqualTo(filesBelow(dir.resolve("in")));
        assertThat(assertOldOrNew(out, OLD)).isFalse();
    }

    @Test
    void a_killed_run_leaves_each_file_in_place_old_or_new() throws Exception {
        Path in = dir.resolve("in");
        int inTheMiddle = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            for (int i = 0; i < OBJECTS; i++) {
                write(in.resolve(i + ".o"), TAGGED);
            }
            Process process = shell.start("exec retrobpf rewrite in --in-place -q -j 2", Map.of());
            killAfter(process, () -> isNew(in.resolve("0.o"), TAGGED));
            inTheMiddle += assertOldOrNew(in, TAGGED) ? 1 : 0;
        }
        assertThat(inTheMiddle).as("kills in the middle, seed %d", seed).isPositive();

        write(in.resolve("0.o"), TAGGED);
        assertThat(shell.run("retrobpf rewrite in --in-place -q").status()).isZero();
        assertThat(filesBelow(in)).hasSize(OBJECTS).allMatch(f -> f.endsWith(".o"));
    }

    @Test
    void a_kill_within_a_file_leaves_the_old_one_and_the_next_run_clears_up() throws Exception {
        write(dir.resolve("in.o"), LARGE);
        Path out = write(dir.resolve("out/a.o"), OLD);
        int left = 0;
        for (int kill = 0; kill < KILLS && left < 3; kill++) {
            Process process = shell.start("exec retrobpf rewrite in.o -o out/a.o -q", Map.of());
            waitUntil(process, () -> temporaries().size() > 0);
            process.destroyForcibly().waitFor();

            left += temporaries().isEmpty() ? 0 : 1;
            assertThat(Files.size(out)).as("seed %d", seed).isIn((long) OLD.length, (long) LARGE.length);
            write(out, OLD);
        }
        assertThat(left).as("kills that left something").isPositive();
        assertThat(temporaries()).isNotEmpty();

        assertThat(shell.run("retrobpf rewrite in.o -o out/a.o -q").status()).isZero();
        assertThat(filesBelow(dir.resolve("out"))).containsExactly("a.o");
        assertThat(out).hasBinaryContent(LARGE);
    }

    @Test
    void what_a_living_run_is_writing_stays() throws Exception {
        write(dir.resolve("in.o"), LARGE);
        write(dir.resolve("small.o"), TAGGED);
        Path out = write(dir.resolve("out/a.o"), OLD);
        Process process = stoppedWhileItWrites("exec retrobpf rewrite in.o -o out/a.o -q");
        List<String> written = temporaries();
        assertThat(written).hasSize(1);

        assertThat(shell.run("retrobpf rewrite small.o -o out/b.o -q").status()).isZero();

        assertThat(temporaries()).isEqualTo(written);
        shell.run("kill -CONT " + process.pid());
        assertThat(process.waitFor()).isZero();
        assertThat(filesBelow(dir.resolve("out"))).containsExactly("a.o", "b.o");
        assertThat(out).hasBinaryContent(LARGE);
    }

    @Test
    void an_interrupted_run_clears_up_itself() throws Exception {
        write(dir.resolve("in.o"), LARGE);
        Path out = write(dir.resolve("out/a.o"), OLD);
        int interrupted = 0;
        for (int i = 0; i < KILLS && interrupted < 4; i++) {
            String signal = List.of("TERM", "INT", "HUP").get(i % 3);
            Process process = shell.start("exec retrobpf rewrite in.o -o out/a.o -q", Map.of());
            waitUntil(process, () -> temporaries().size() > 0);
            shell.run("kill -" + signal + " " + process.pid());
            int status = process.waitFor();

            assertThat(filesBelow(dir.resolve("out"))).as(signal).containsExactly("a.o");
            assertThat(Files.size(out)).isIn((long) OLD.length, (long) LARGE.length);
            interrupted += status > 128 && Files.size(out) == OLD.length ? 1 : 0;
            write(out, OLD);
        }
        assertThat(interrupted).as("runs that were interrupted in the middle").isPositive();
    }

    @Test
    void two_runs_may_write_to_one_directory() throws Exception {
        for (int i = 0; i < OBJECTS; i++) {
            write(dir.resolve("in/" + i + ".o"), TAGGED);
        }

        Process first = shell.start("exec retrobpf rewrite in -d out -q", Map.of());
        Process second = shell.start("exec retrobpf rewrite in -d out -q", Map.of());

        assertThat(first.waitFor()).isZero();
        assertThat(second.waitFor()).isZero();
        assertThat(filesBelow(dir.resolve("out"))).isEqualTo(filesBelow(dir.resolve("in")));
        assertThat(assertOldOrNew(dir.resolve("out"), OLD)).isFalse();
    }

    /** Not all are: on a busy machine a run may be done before the signal reaches it. */
    private Process stoppedWhileItWrites(String script) throws Exception {
        for (int i = 0; i < KILLS; i++) {
            Process process = shell.start(script, Map.of());
            // An empty one may not be locked yet.
            waitUntil(process, () -> temporaries().stream().anyMatch(t -> sizeInOut(t) > 0));
            shell.run("kill -STOP " + process.pid());
            if (!temporaries().isEmpty()) {
                return process;
            }
            shell.run("kill -CONT " + process.pid());
            process.waitFor();
        }
        throw new AssertionError("no run was stopped while it wrote");
    }

    private long sizeInOut(String name) {
        return dir.resolve("out").resolve(name).toFile().length();
    }

    /** Some time after something was done. */
    private void killAfter(Process process, BooleanSupplier isBegun) throws InterruptedException {
        waitUntil(process, isBegun);
        Thread.sleep(random.nextInt(40));
        process.destroyForcibly().waitFor();
    }

    private static void waitUntil(Process process, BooleanSupplier isBegun) {
        while (!isBegun.getAsBoolean() && process.isAlive()) {
            Thread.onSpinWait();
        }
    }

    private static boolean isNew(Path file, byte[] old) {
        try {
            return Files.size(file) != old.length;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Whether there are files of both kinds. */
    private boolean assertOldOrNew(Path folder, byte[] old) throws IOException {
        int oldOnes = 0;
        int newOnes = 0;
        for (String file : filesBelow(folder)) {
            if (file.endsWith(".o")) {
                byte[] bytes = Files.readAllBytes(folder.resolve(file));
                boolean isOld = Arrays.equals(bytes, old);
                assertThat(isOld || Arrays.equals(bytes, NEW))
                        .as("%s is the old file or the new one, seed %d", file, seed)
                        .isTrue();
                oldOnes += isOld ? 1 : 0;
                newOnes += isOld ? 0 : 1;
            }
        }
        assertThat(oldOnes + newOnes).isEqualTo(OBJECTS);
        return oldOnes > 0 && newOnes > 0;
    }

    /** Not {@link Objects#filesBelow}: that looks at files, which may vanish. */
    private List<String> temporaries() {
        try (Stream<Path> files = Files.list(dir.resolve("out"))) {
            return files.map(f -> f.getFileName().toString())
                    .filter(n -> n.endsWith(".tmp"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
