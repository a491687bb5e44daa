package io.github.retrobpf.cli.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ObjectReaderTest {
    private static final byte[] OLD = {1, 2, 3, 4};
    private static final byte[] NEW = {5, 6, 7, 8};

    /** What somebody else does to a file. */
    enum Meddler {
        TRUNCATES {
            @Override
            void meddle(Path file) throws IOException {
                Files.write(file, Arrays.copyOf(OLD, 2));
            }
        },
        APPENDS {
            @Override
            void meddle(Path file) throws IOException {
                Files.write(file, NEW, StandardOpenOption.APPEND);
            }
        },
        WRITES_OVER {
            @Override
            void meddle(Path file) throws IOException {
                FileTime before = Files.getLastModifiedTime(file);
                Files.write(file, NEW);
                // Kernels count time in steps of some milliseconds.
                Files.setLastModifiedTime(file, FileTime.fromMillis(before.toMillis() + 4));
            }
        },
        REPLACES {
            @Override
            void meddle(Path file) throws IOException {
                FileTime before = Files.getLastModifiedTime(file);
                Path other = Files.write(file.resolveSibling("other"), NEW);
                Files.setLastModifiedTime(other, before);
                Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
            }
        },
        REMOVES {
            @Override
            void meddle(Path file) throws IOException {
                Files.delete(file);
            }
        };

        abstract void meddle(Path file) throws IOException;
    }

    @TempDir
    private Path dir;

    @ParameterizedTest
    @EnumSource(Meddler.class)
    void a_file_that_changes_while_it_is_read_is_told(Meddler meddler) throws IOException {
        Path file = Files.write(dir.resolve("a"), OLD);

        assertThatThrownBy(() -> ObjectReader.read(file, (path, size) -> {
                    byte[] bytes = Files.readAllBytes(path);
                    meddler.meddle(path);
                    return bytes;
                }))
                .isInstanceOf(FileProblem.class)
                .hasMessage("cannot read " + file + ": changed while it was read");
    }

    @Test
    void a_file_that_shrinks_while_it_is_read_is_told() throws IOException {
        Path file = Files.write(dir.resolve("a"), OLD);

        assertThatThrownBy(() -> ObjectReader.read(file, (path, size) -> Arrays.copyOf(OLD, size - 1)))
                .hasMessage("cannot read " + file + ": changed while it was read");
    }

    @Test
    @Timeout(60)
    void a_file_is_read_whole_or_not_at_all_while_somebody_writes_it() throws Exception {
        int size = 3 << 20;
        Path file = Files.write(dir.resolve("a"), new byte[size]);
        AtomicBoolean isOver = new AtomicBoolean();
        Thread writer = new Thread(() -> {
            for (byte content = 1; !isOver.get(); content++) {
                write(file, content, size + content % 7);
            }
        });
        writer.start();
        int told = 0;
        try {
            for (int i = 0; i < 200 || told == 0; i++) {
                try {
                    byte[] bytes = ObjectReader.read(file);
                    assertThat(isOfOneTime(bytes)).isTrue();
                } catch (FileProblem e) {
                    assertThat(e).hasMessage("cannot read " + file + ": changed while it was read");
                    told++;
                }
            }
        } finally {
            isOver.set(true);
            writer.join();
        }
        assertThat(ObjectReader.read(file)).isEqualTo(Files.readAllBytes(file));
    }

    @Test
    void files_that_are_made_up_as_they_are_read_have_no_size() throws Exception {
        Path file = Path.of("/proc/self/status");
        assumeThat(file).exists();

        assertThat(new String(ObjectReader.read(file), StandardCharsets.US_ASCII))
                .startsWith("Name:");
        assertThat(ObjectReader.read(Files.createFile(dir.resolve("empty")))).isEmpty();
    }

    private static void write(Path file, byte content, int size) {
        byte[] bytes = new byte[size];
        Arrays.fill(bytes, content);
        try {
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOfOneTime(byte[] bytes) {
        byte[] same = new byte[bytes.length];
        // A writer may not have begun.
        Arrays.fill(same, bytes.length == 0 ? 0 : bytes[0]);
        return Arrays.equals(bytes, same);
    }
}
