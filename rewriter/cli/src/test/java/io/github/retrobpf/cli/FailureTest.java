package io.github.retrobpf.cli;

import static io.github.retrobpf.cli.Objects.BROKEN;
import static io.github.retrobpf.cli.Objects.PLAIN;
import static io.github.retrobpf.cli.Objects.TAGGED;
import static io.github.retrobpf.cli.Objects.filesBelow;
import static io.github.retrobpf.cli.Objects.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.retrobpf.cli.rewrite.Rewriter;
import io.github.retrobpf.rewriter.api.Retrobpf;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailureTest {
    @TempDir
    private Path dir;

    @Test
    void tells_where_an_object_is_broken_and_leaves_the_target() {
        Path in = write(dir.resolve("a.o"), BROKEN);
        Path out = write(dir.resolve("b.o"), PLAIN);

        Run run = Run.of("rewrite", in, "-o", out);

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.errLines()).singleElement().asString().startsWith("retrobpf: " + in + "+0x");
        assertThat(out).hasBinaryContent(PLAIN);
        assertThat(filesBelow(dir)).containsExactly("a.o", "b.o");
    }

    @Test
    void tells_where_standard_input_is_broken() {
        Run run = Run.with(BROKEN, "rewrite", "-", "-o", "-");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.errLines()).singleElement().asString().startsWith("retrobpf: <stdin>+0x");
    }

    @Test
    void tells_a_missing_input() {
        assertProblem(
                Run.of("rewrite", dir.resolve("a.o"), "-o", dir.resolve("b.o")),
                "cannot read " + dir.resolve("a.o") + ": no such file or directory");
        assertThat(filesBelow(dir)).isEmpty();
    }

    @Test
    void tells_a_missing_directory_of_the_output() {
        Path in = write(dir.resolve("a.o"), TAGGED);
        Path out = dir.resolve("none/b.o");

        assertProblem(Run.of("rewrite", in, "-o", out), "cannot write " + out + ": no such file or directory");
    }

    @Test
    void tells_that_the_output_is_a_directory() {
        Path in = write(dir.resolve("a.o"), TAGGED);

        assertProblem(Run.of("rewrite", in, "-o", dir), "cannot write " + dir + ": is a directory");
    }

    @Test
    void tells_that_a_file_stands_where_the_output_directory_should() {
        Path in = write(dir.resolve("a.o"), TAGGED);
        Path file = write(dir.resolve("out"), PLAIN);

        assertProblem(
                Run.of("rewrite", in, "-d", file),
                "cannot write " + file + ": a file stands where a directory is needed");
        assertThat(file).hasBinaryContent(PLAIN);
    }

    @Test
    void tells_that_it_may_not_read_or_write() throws IOException {
        Path in = write(dir.resolve("a.o"), TAGGED);
        Path out = write(dir.resolve("b.o"), PLAIN);
        Files.setPosixFilePermissions(out, PosixFilePermissions.fromString("r--r--r--"));
        // root may do everything
        assumeThat(Files.isWritable(out)).isFalse();

        assertProblem(Run.of("rewrite", in, "-o", out), "cannot write " + out + ": permission denied");
        Files.setPosixFilePermissions(in, PosixFilePermissions.fromString("-w-------"));
        assertProblem(Run.of("rewrite", in, "-o", out), "cannot read " + in + ": permission denied");
    }

    @Test
    void tells_a_full_disk() {
        assumeThat(Path.of("/dev/full")).exists();
        Path in = write(dir.resolve("a.o"), TAGGED);

        assertProblem(Run.of("rewrite", in, "-o", "/dev/full"), "cannot write /dev/full: no space left on device");
    }

    @Test
    void tells_an_input_that_no_array_holds() throws IOException {
        Path in = dir.resolve("a.o");
        try (RandomAccessFile file = new RandomAccessFile(in.toFile(), "rw")) {
            // Sparse: takes no room.
            file.setLength(3_000_000_000L);
        }

        assertProblem(
                Run.of("rewrite", in, "-o", dir.resolve("b.o")),
                "cannot read " + in + ": has 3000000000 bytes, the limit is 2147483639");
    }

    @Test
    void tells_a_closed_pipe() {
        Path in = write(dir.resolve("a.o"), TAGGED);

        assertProblem(
                Run.toClosedPipe("rewrite", in, "-o", "-"), "cannot write standard output: closed, or no space left");
        Run help = Run.toClosedPipe("--help");
        assertThat(help.status()).isEqualTo(1);
        assertThat(help.err()).contains("cannot write standard output: closed, or no space left");
    }

    @Test
    void tells_an_argument_file_that_it_cannot_read() {
        Run run = Run.of("rewrite", "@" + dir, "-o", "x");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.errLines()).singleElement().asString().contains("could not read argument file @" + dir);
    }

    @Test
    void owns_up_to_a_bug() {
        Path in = write(dir.resolve("a.o"), TAGGED);
        Path out = write(dir.resolve("b.o"), PLAIN);
        Rewriter buggy = request -> {
            throw new IllegalStateException("two\nlines");
        };

        Run run = Run.with(buggy, "rewrite", in, "-o", out);

        assertThat(run.status()).isEqualTo(70);
        assertThat(run.errLines())
                .containsExactly("retrobpf: " + in + ": internal error, a bug in retrobpf:"
                        + " java.lang.IllegalStateException: two\\nlines; please report it with the trace that --debug"
                        + " prints");
        assertThat(out).hasBinaryContent(PLAIN);
        assertThat(Run.with(buggy, "rewrite", in, "-o", out, "--debug").err())
                .contains("at io.github.retrobpf.cli.FailureTest");
    }

    @Test
    void owns_up_to_exhaustion() {
        Path in = write(dir.resolve("a.o"), TAGGED);
        Rewriter deep = request -> {
            throw new StackOverflowError();
        };
        Rewriter large = request -> {
            throw new OutOfMemoryError("Java heap space");
        };

        assertThat(Run.with(deep, "rewrite", in, "-i").status()).isEqualTo(70);
        assertThat(Run.with(large, "rewrite", in, "-i").status()).isEqualTo(70);
        assertThat(Run.with(large, "rewrite", in, "-i").errLines())
                .singleElement()
                .asString()
                .contains("internal error: out of memory with a heap of ", "-Xmx");
    }

    @Test
    void a_bug_with_one_object_does_not_stop_the_others() {
        Path bad = write(dir.resolve("a.o"), TAGGED);
        Path broken = write(dir.resolve("b.o"), BROKEN);
        Path good = write(dir.resolve("c.o"), TAGGED);
        Path out = dir.resolve("out");
        Rewriter buggy = request -> {
            if (request.name().endsWith("a.o")) {
                throw new IllegalStateException();
            }
            return Retrobpf.rewrite(request);
        };

        Run run = Run.with(buggy, "rewrite", bad, broken, good, "-d", out);

        assertThat(run.status()).isEqualTo(70);
        assertThat(filesBelow(out)).containsExactly("c.o");
        assertThat(run.errLines()).last().isEqualTo("3 objects: 1 rewritten, 0 unchanged, 2 failed");
    }

    @Test
    void hostile_file_names_stay_on_their_line() {
        Path in = write(dir.resolve("\033[31mred\nretrobpf: lie.o"), BROKEN);

        Run run = Run.of("rewrite", in, "-o", dir.resolve("b.o"));

        assertThat(run.errLines()).hasSize(1);
        assertThat(run.err()).contains("\\x1b[31mred\\nretrobpf: lie.o").doesNotContain("\033");
    }

    @Test
    void hostile_names_in_objects_stay_on_their_line() {
        byte[] object = TAGGED.clone();
        replace(object, "on_packet", "on\033[2Jk\n");
        Path in = write(dir.resolve("a.o"), object);

        Run run = Run.of("rewrite", in, "-o", dir.resolve("b.o"), "-v");

        assertThat(run.err()).contains("\\x1b[2Jk\\n").doesNotContain("\033");
    }

    private static void replace(byte[] in, String old, String with) {
        byte[] from = old.getBytes(StandardCharsets.ISO_8859_1);
        byte[] to = with.getBytes(StandardCharsets.ISO_8859_1);
        for (int at = 0; at + from.length <= in.length; at++) {
            if (java.util.Arrays.equals(in, at, at + from.length, from, 0, from.length)) {
                System.arraycopy(to, 0, in, at, Math.min(to.length, from.length));
            }
        }
    }

    private static void assertProblem(Run run, String message) {
        assertThat(run.errLines()).containsExactly("retrobpf: " + message);
        assertThat(run.status()).isEqualTo(1);
    }
}
