package io.github.retrobpf.cli;

import static io.github.retrobpf.cli.Objects.PLAIN;
import static io.github.retrobpf.cli.Objects.write;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Depfiles as those read them whom they are for. */
class DepfileReadersTest {
    private static final FileTime OLD = FileTime.fromMillis(1_000_000_000_000L);
    private static final FileTime NEW = FileTime.fromMillis(1_500_000_000_000L);
    /** Build tools warn of times to come, and nothing is newer than what they make. */
    private static final FileTime NEWEST = FileTime.fromMillis(4_000_000_000_000L);

    @TempDir
    private Path dir;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain", "a b", "a  b", " a", "a$b", "$(b)", "$", "a#b", "#", "a:b", "a\\b", "a\\ b", "a\\\\ b",
                "a\\\\b", "a'b", "a,(b)", "~a", "a&b",
            })
    void make_reads(String name) throws IOException {
        Path in = write(dir.resolve(name + ".in"), PLAIN);
        Path out = dir.resolve(name + ".out");
        Path depfile = dir.resolve("depfile");
        // Its rule is the first one, and thereby what is made.
        write(dir.resolve("Makefile"), "include depfile\n%.out:\n\t@echo made\n".getBytes(UTF_8));
        assertThat(Run.of("rewrite", in, "-o", out, "-MF", depfile).status()).isZero();

        assertThat(make(in, OLD, out)).as("up to date").isZero();
        assertThat(make(in, NEWEST, out)).as("older than its input").isEqualTo(1);
        Files.delete(in);
        assertThat(status("make", "-q")).as("the input is gone").isEqualTo(2);

        write(in, PLAIN);
        assertThat(Run.of("rewrite", in, "-o", out, "-MF", depfile, "-MP").status())
                .isZero();
        assertThat(make(in, OLD, out)).isZero();
        Files.delete(in);
        assertThat(status("make", "-q")).as("nobody minds").isEqualTo(1);
    }

    private int make(Path in, FileTime time, Path out) throws IOException {
        Files.setLastModifiedTime(in, time);
        Files.setLastModifiedTime(out, NEW);
        return status("make", "-q");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain", "a b", "a  b", " a", "a$b", "$(b)", "$", "a#b", "#", "a:b", "a\\b", "a\\ b", "a\\\\ b",
                "a\\\\b", "a\\#b", "a%b", "a=b", "a,(b)", "~a"
            })
    void ninja_reads(String name) throws IOException {
        assumeTrue(isInstalled("ninja"), "ninja is installed");
        Path in = write(dir.resolve(name + ".in"), PLAIN);
        Path out = dir.resolve(name + ".out");
        assertThat(Run.of("rewrite", in, "-o", out, "-MF", dir.resolve("depfile"), "-MP")
                        .status())
                .isZero();
        String output = out.toString().replaceAll("[$ :]", "\\$$0");
        write(
                dir.resolve("build.ninja"),
                ("rule r\n  command = echo made >> made\n  depfile = depfile\nbuild " + output + ": r\n")
                        .getBytes(UTF_8));

        // The first run only gets its command into the log.
        assertThat(ninja(in, OLD)).isEqualTo(1);
        Files.setLastModifiedTime(out, NEW);
        assertThat(ninja(in, OLD)).as("up to date").isEqualTo(1);
        assertThat(ninja(in, NEWEST)).as("older than its input").isEqualTo(2);
        assertThat(ninja(in, NEWEST)).isEqualTo(3);
    }

    /** How often something was made since the beginning. */
    private int ninja(Path in, FileTime time) throws IOException {
        Files.setLastModifiedTime(in, time);
        assertThat(status("ninja")).isZero();
        return Files.readAllLines(dir.resolve("made")).size();
    }

    private int status(Object... command) {
        try {
            Process process = new ProcessBuilder(
                            Arrays.stream(command).map(String::valueOf).toList())
                    .directory(dir.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor();
        } catch (IOException e) {
            return 127;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private boolean isInstalled(String command) {
        return status(command, "--version") == 0;
    }
}
