package io.github.retrobpf.cli;

import static io.github.retrobpf.cli.Objects.PLAIN;
import static io.github.retrobpf.cli.Objects.filesBelow;
import static io.github.retrobpf.cli.Objects.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --below}. */
class BelowTest {
    @TempDir
    private Path dir;

    @Test
    void inputs_keep_their_paths_from_there() {
        Path in = dir.resolve("in");
        write(in.resolve("net/a.o"), PLAIN);
        write(in.resolve("net/deep/b.o"), PLAIN);
        write(in.resolve("trace/a.o"), PLAIN);
        write(dir.resolve("elsewhere/c.o"), PLAIN);
        Path out = dir.resolve("out");

        Run run = Run.of(
                "rewrite",
                in.resolve("trace/../net/a.o"),
                in.resolve("net/deep"),
                in.resolve("trace/a.o"),
                dir.resolve("elsewhere/c.o"),
                "-d",
                out,
                "--below",
                in);

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(filesBelow(out)).containsExactly("c.o", "net/a.o", "net/deep/b.o", "trace/a.o");
    }

    @Test
    void links_count_by_where_they_stand() throws Exception {
        Path in = Files.createDirectory(dir.resolve("in"));
        Path object = write(dir.resolve("elsewhere/c.o"), PLAIN);
        Files.createSymbolicLink(Files.createDirectory(in.resolve("net")).resolve("d.o"), object);
        Path out = dir.resolve("out");

        Run run = Run.of("rewrite", in.resolve("net/d.o"), "-d", out, "--below", in);

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(filesBelow(out)).containsExactly("net/d.o");
    }

    @Test
    void is_for_a_directory_alone() {
        Path in = write(dir.resolve("a.o"), PLAIN);

        Run run = Run.of("rewrite", in, "-o", dir.resolve("b.o"), "--below", dir);

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("--below says where results stand below DIR: it needs -d");
        assertThat(dir.resolve("b.o")).doesNotExist();
    }
}
