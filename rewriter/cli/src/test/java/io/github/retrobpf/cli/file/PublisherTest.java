package io.github.retrobpf.cli.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublisherTest {
    private static final byte[] OLD = {1, 2, 3};
    private static final byte[] NEW = {4, 5, 6};

    @TempDir
    private Path dir;

    @Test
    void a_new_file_gets_the_mode_of_every_new_file() throws Exception {
        Path plain = Files.write(dir.resolve("plain"), OLD);

        new Publisher().publish(dir.resolve("a"), NEW);

        assertThat(dir.resolve("a")).hasBinaryContent(NEW);
        assertThat(Files.getPosixFilePermissions(dir.resolve("a"))).isEqualTo(Files.getPosixFilePermissions(plain));
    }

    @Test
    void a_replaced_file_keeps_its_mode() throws Exception {
        Path file = Files.write(dir.resolve("a"), OLD);
        for (String mode : List.of("rw-------", "rwxr-xr-x", "rw-rw-rw-")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));

            new Publisher().publish(file, mode.getBytes(java.nio.charset.StandardCharsets.US_ASCII));

            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo(mode);
            assertThat(file).hasContent(mode);
        }
        assertThat(names()).containsExactly("a");
    }

    @Test
    void a_link_stays_and_its_target_is_replaced() throws Exception {
        Path file = Files.write(Files.createDirectory(dir.resolve("sub")).resolve("a"), OLD);
        Path link = Files.createSymbolicLink(dir.resolve("link"), Path.of("sub/a"));

        new Publisher().publish(link, NEW);

        assertThat(link).isSymbolicLink();
        assertThat(file).isRegularFile().hasBinaryContent(NEW);
        assertThat(names()).containsExactly("link", "sub");
    }

    @Test
    void a_link_that_leads_nowhere_is_refused() throws IOException {
        Path link = Files.createSymbolicLink(dir.resolve("link"), Path.of("none"));

        assertThatThrownBy(() -> new Publisher().publish(link, NEW))
                .isInstanceOf(FileProblem.class)
                .hasMessage("cannot write " + link + ": is a link that leads nowhere");
        assertThat(names()).containsExactly("link");
    }

    @Test
    void a_hard_link_keeps_the_old_bytes() throws Exception {
        Path file = Files.write(dir.resolve("a"), OLD);
        Path other = Files.createLink(dir.resolve("b"), file);

        new Publisher().publish(file, NEW);

        assertThat(other).hasBinaryContent(OLD);
    }

    @Test
    void a_device_stays_a_device() throws Exception {
        Path device = Path.of("/dev/null");
        assumeThat(device).exists();

        new Publisher().publish(device, NEW);

        assertThat(Files.isRegularFile(device)).isFalse();
    }

    @Test
    void a_name_may_be_as_long_as_the_file_system_permits() throws Exception {
        Path file = dir.resolve("a".repeat(255));

        new Publisher().publish(file, NEW);

        assertThat(file).hasBinaryContent(NEW);
    }

    @Test
    void nothing_is_left_after_a_failure() {
        Path file = dir.resolve("a".repeat(256));

        assertThatThrownBy(() -> new Publisher().publish(file, NEW))
                .isInstanceOf(FileProblem.class)
                .hasMessage("cannot write " + file + ": file name too long");
        assertThat(names()).isEmpty();
    }

    @Test
    void directories_may_be_links() throws Exception {
        Path real = Files.createDirectory(dir.resolve("real"));
        Path link = Files.createSymbolicLink(dir.resolve("link"), real);

        new Publisher().publishBelow(link, link.resolve("a"), NEW);
        new Publisher().publishBelow(link.resolve("x"), link.resolve("x/y/b"), NEW);

        assertThat(real.resolve("a")).hasBinaryContent(NEW);
        assertThat(real.resolve("x/y/b")).hasBinaryContent(NEW);
    }

    @Test
    void what_killed_runs_left_goes_once_per_directory_and_run() throws Exception {
        Path left = Files.write(dir.resolve(".retrobpf-0123456789abcdef-1.tmp"), OLD);
        Publisher run = new Publisher();

        run.publish(dir.resolve("a"), NEW);
        assertThat(left).doesNotExist();

        Files.write(left, OLD);
        run.publish(dir.resolve("b"), NEW);
        assertThat(left).as("the directory may have many files").exists();
        new Publisher().publish(dir.resolve("c"), NEW);
        assertThat(names()).containsExactly("a", "b", "c");
    }

    @Test
    void nothing_else_goes_with_it() throws Exception {
        String ours = ".retrobpf-0123456789abcdef-";
        Files.createDirectory(dir.resolve(ours + "1.tmp"));
        Path precious = Files.write(dir.resolve("precious"), OLD);
        Files.createSymbolicLink(dir.resolve(ours + "2.tmp"), precious);
        Files.write(dir.resolve(".retrobpf-notes.tmp"), OLD);
        Files.write(dir.resolve(ours + "3.tmp.o"), OLD);
        List<String> before = names();

        new Publisher().publish(precious, NEW);

        assertThat(names()).isEqualTo(before);
    }

    @Test
    void a_pipe_with_the_name_of_a_temporary_keeps_nobody_waiting() throws Exception {
        Path pipe = dir.resolve(".retrobpf-0123456789abcdef-1.tmp");
        assumeThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();

        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> new Publisher().publish(dir.resolve("a"), NEW));

        assertThat(pipe).exists();
    }

    @Test
    void a_pipe_below_a_directory_keeps_nobody_waiting() throws Exception {
        Path pipe = dir.resolve("a.o");
        assumeThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();

        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThatThrownBy(() -> new Publisher().publishBelow(dir, pipe, NEW))
                        .isInstanceOf(FileProblem.class)
                        .hasMessage("cannot write " + pipe + ": is no regular file"));
    }

    @Test
    void what_is_locked_stays() throws Exception {
        Path living = Files.write(dir.resolve(".retrobpf-0123456789abcdef-1.tmp"), OLD);
        try (FileChannel channel = FileChannel.open(living, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            new Publisher().publish(dir.resolve("a"), NEW);

            assertThat(lock.isValid()).isTrue();
            assertThat(living).exists();
        }
        new Publisher().publish(dir.resolve("a"), NEW);
        assertThat(names()).containsExactly("a");
    }

    @Test
    void several_runs_of_one_process_leave_each_other_alone() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        List<Future<?>> runs = new ArrayList<>();
        for (int run = 0; run < 400; run++) {
            Path target = dir.resolve("f" + run % 7);
            runs.add(pool.submit(() -> {
                new Publisher().publish(target, NEW);
                return target;
            }));
        }
        for (Future<?> run : runs) {
            run.get();
        }
        pool.shutdown();

        assertThat(names()).containsExactly("f0", "f1", "f2", "f3", "f4", "f5", "f6");
    }

    @Test
    void no_link_leads_out_of_a_directory() throws Exception {
        Path out = Files.createDirectory(dir.resolve("out"));
        Path elsewhere = Files.createDirectory(dir.resolve("elsewhere"));
        Path precious = Files.write(elsewhere.resolve("a"), OLD);
        Files.createSymbolicLink(out.resolve("a"), precious);
        Files.createSymbolicLink(out.resolve("sub"), elsewhere);
        Files.createSymbolicLink(out.resolve("up"), Path.of(".."));
        for (String name : List.of("a", "sub/a", "sub/new", "sub/deep/new", "up/elsewhere/a", "../elsewhere/a")) {
            Path target = out.resolve(name);

            assertThatThrownBy(() -> new Publisher().publishBelow(out, target, NEW))
                    .isInstanceOf(FileProblem.class)
                    .hasMessage("cannot write " + target + ": a link in it leads out of " + out);
        }
        assertThat(precious).hasBinaryContent(OLD);
        assertThat(elsewhere.toFile().list()).containsExactly("a");
    }

    @Test
    void links_within_a_directory_are_followed() throws Exception {
        Path out = dir.resolve("out");
        Files.createDirectories(out.resolve("sub"));
        Path real = Files.write(out.resolve("sub/a"), OLD);
        Files.createSymbolicLink(out.resolve("link"), Path.of("sub"));
        Files.createSymbolicLink(out.resolve("a"), Path.of("link/a"));

        new Publisher().publishBelow(out, out.resolve("a"), NEW);
        new Publisher().publishBelow(out, out.resolve("link/new/b"), NEW);

        assertThat(real).hasBinaryContent(NEW);
        assertThat(out.resolve("a")).isSymbolicLink();
        assertThat(out.resolve("sub/new/b")).hasBinaryContent(NEW);
    }

    @Test
    void links_in_a_circle_are_told() throws Exception {
        Path link = Files.createSymbolicLink(dir.resolve("link"), Path.of("link"));

        assertThatThrownBy(() -> new Publisher().publish(link, NEW))
                .isInstanceOf(FileProblem.class)
                .hasMessageStartingWith("cannot write " + link + ": too many levels of symbolic links");
        assertThat(names()).containsExactly("link");
    }

    @Test
    void root_keeps_the_owner() throws Exception {
        assumeThat(System.getProperty("user.name"))
                .as("only root gives files away")
                .isEqualTo("root");
        Path file = Files.write(dir.resolve("a"), OLD);
        Files.setAttribute(file, "unix:uid", 4711);
        Files.setAttribute(file, "unix:gid", 4712);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw----"));

        new Publisher().publish(file, NEW);

        assertThat(Files.readAttributes(file, "unix:uid,gid,permissions"))
                .containsEntry("uid", 4711)
                .containsEntry("gid", 4712)
                .containsEntry("permissions", PosixFilePermissions.fromString("rw-rw----"));
        assertThat(file).hasBinaryContent(NEW);
    }

    @Test
    void a_directory_that_vanishes_is_told() throws Exception {
        Publisher run = new Publisher();
        Path out = dir.resolve("out");
        run.publishBelow(out, out.resolve("a"), NEW);
        Files.delete(out.resolve("a"));
        Files.delete(out);

        assertThatThrownBy(() -> run.publish(out.resolve("b"), NEW))
                .isInstanceOf(FileProblem.class)
                .hasMessage("cannot write " + out.resolve("b") + ": no such file or directory");
        run.publishBelow(out, out.resolve("b"), NEW);
        assertThat(out.resolve("b")).as("-d makes its directory, again").hasBinaryContent(NEW);
    }

    private List<String> names() {
        try (Stream<Path> files = Files.list(dir)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
