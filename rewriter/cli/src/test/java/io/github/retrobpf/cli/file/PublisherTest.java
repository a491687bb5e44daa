package io.github.retrobpf.cli.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
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

    private List<String> names() {
        try (Stream<Path> files = Files.list(dir)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
