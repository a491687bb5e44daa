package io.github.retrobpf.cli;

import static io.github.retrobpf.cli.Objects.PLAIN;
import static io.github.retrobpf.cli.Objects.TAGGED;
import static io.github.retrobpf.cli.Objects.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --if-changed}. */
class IfChangedTest {
    private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

    @TempDir
    private Path dir;

    @Test
    void what_would_stay_the_same_is_left_alone() throws Exception {
        Path in = write(dir.resolve("a.o"), TAGGED);
        Path out = dir.resolve("out");
        for (List<Object> command : List.<List<Object>>of(
                List.of("rewrite", in, "-o", out),
                List.of("link", in, "-o", out, "--map", dir.resolve("map")),
                List.of("graph", in, "-f", "html", "-o", out))) {
            Files.deleteIfExists(out);
            run(command, "--if-changed");
            age(out);

            run(command, "--if-changed");
            assertThat(Files.getLastModifiedTime(out)).as("%s", command).isEqualTo(LONG_AGO);

            run(command);
            assertThat(Files.getLastModifiedTime(out)).as("%s", command).isNotEqualTo(LONG_AGO);
        }
    }

    @Test
    void the_map_of_a_link_is_left_alone_as_well() throws Exception {
        Path in = write(dir.resolve("a.o"), TAGGED);
        Path map = dir.resolve("map");
        List<Object> command = List.of("link", in, "-o", dir.resolve("out"), "--map", map, "--if-changed");
        run(command);
        age(map);

        run(command);

        assertThat(Files.getLastModifiedTime(map)).isEqualTo(LONG_AGO);
    }

    @Test
    void what_differs_is_written() throws Exception {
        Path out = dir.resolve("out");
        write(out.resolve("a.o"), PLAIN);
        Path in = write(dir.resolve("in/a.o"), TAGGED);
        age(out.resolve("a.o"));

        run(List.of("rewrite", in, "-d", out, "--if-changed"));

        assertThat(out.resolve("a.o")).hasBinaryContent(Objects.rewritten(TAGGED));
    }

    private static void run(List<Object> command, Object... more) {
        List<Object> all = new ArrayList<>(command);
        all.addAll(List.of(more));
        Run run = Run.of(all.toArray());
        assertThat(run.status()).as(run.err()).isZero();
    }

    private static void age(Path file) throws IOException {
        Files.setLastModifiedTime(file, LONG_AGO);
    }
}
