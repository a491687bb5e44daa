package io.github.retrobpf.cli;

import static io.github.retrobpf.cli.Objects.PLAIN;
import static io.github.retrobpf.cli.Objects.TAGGED;
import static io.github.retrobpf.cli.Objects.filesBelow;
import static io.github.retrobpf.cli.Objects.rewritten;
import static io.github.retrobpf.cli.Objects.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One file with several names. */
class SameFileTest {
    @TempDir
    private Path dir;

    @Test
    void an_object_may_be_written_over_itself_however_it_is_called() throws IOException {
        Path link = Files.createSymbolicLink(dir.resolve("link.o"), Path.of("a.o"));
        Files.createDirectory(dir.resolve("sub"));
        for (Path out : new Path[] {dir.resolve("a.o"), link, dir.resolve("sub/../a.o"), dir.resolve("./a.o")}) {
            Path in = write(dir.resolve("a.o"), TAGGED);

            assertThat(Run.of("rewrite", in, "-o", out).status()).isZero();

            assertThat(in).isRegularFile().hasBinaryContent(rewritten(TAGGED));
            assertThat(link).isSymbolicLink();
        }
        assertThat(filesBelow(dir)).containsExactly("a.o", "link.o");
    }

    @Test
    void a_hard_link_to_the_input_keeps_the_input() throws IOException {
        Path in = write(dir.resolve("a.o"), TAGGED);
        Path out = Files.createLink(dir.resolve("b.o"), in);

        assertThat(Run.of("rewrite", in, "-o", out).status()).isZero();

        assertThat(in).hasBinaryContent(TAGGED);
        assertThat(out).hasBinaryContent(rewritten(TAGGED));
    }

    @Test
    void a_link_to_another_input_is_no_place_for_a_result() throws IOException {
        Path a = write(dir.resolve("x/a.o"), TAGGED);
        Path b = write(dir.resolve("out/b.o"), PLAIN);
        Path link = Files.createSymbolicLink(dir.resolve("out/a.o"), Path.of("b.o"));

        Run run = Run.of("rewrite", a, b, "-d", dir.resolve("out"));

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.errLines()).singleElement().asString().contains("would both be written to '");
        assertThat(link).isSymbolicLink();
        assertThat(b).hasBinaryContent(PLAIN);
    }

    @Test
    void a_directory_with_another_name_is_the_same_directory() throws IOException {
        write(dir.resolve("x/y/a.o"), TAGGED);
        write(dir.resolve("y/a.o"), PLAIN);
        Path link = Files.createSymbolicLink(dir.resolve("link"), dir);

        Run run = Run.of("rewrite", dir.resolve("x"), dir.resolve("y"), "-d", link);

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("is an input, but '").contains("would be written to it");
        assertThat(dir.resolve("y/a.o")).hasBinaryContent(PLAIN);
    }

    @Test
    void two_results_need_two_files() throws IOException {
        Path a = write(dir.resolve("a.o"), TAGGED);
        Path b = write(dir.resolve("b.o"), PLAIN);
        write(dir.resolve("out/c"), PLAIN);
        Files.createSymbolicLink(dir.resolve("out/a.o"), Path.of("c"));
        Files.createSymbolicLink(dir.resolve("out/b.o"), Path.of("c"));

        Run run = Run.of("rewrite", a, b, "-d", dir.resolve("out"));

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("'" + a + "' and '" + b + "' would both be written to '");
        assertThat(dir.resolve("out/c")).hasBinaryContent(PLAIN);
    }

    @Test
    void no_document_takes_the_place_of_an_object() throws IOException {
        Path in = write(dir.resolve("a.o"), TAGGED);
        Path link = Files.createSymbolicLink(dir.resolve("link"), Path.of("a.o"));
        Path out = dir.resolve("b.o");
        Path outLink = Files.createSymbolicLink(dir.resolve("c"), dir);

        assertThat(Run.of("rewrite", in, "-o", out, "--report", link).status()).isEqualTo(2);
        assertThat(Run.of("rewrite", in, "-o", out, "--report", outLink.resolve("b.o"))
                        .status())
                .isEqualTo(2);
        assertThat(Run.of("check", in, "--report", link).status()).isEqualTo(2);
        assertThat(Run.of("graph", in, "-f", "dot", "-o", link).status()).isEqualTo(2);

        assertThat(in).hasBinaryContent(TAGGED);
        assertThat(out).doesNotExist();
    }

    @Test
    void links_in_place_lead_nowhere_else() throws IOException {
        Path elsewhere = write(dir.resolve("elsewhere/a.o"), TAGGED);
        write(dir.resolve("in/b.o"), TAGGED);
        Path link = Files.createSymbolicLink(dir.resolve("in/a.o"), elsewhere);
        Path in = dir.resolve("in");

        Run run = Run.of("rewrite", in, "--in-place", "-q");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.errLines())
                .containsExactly("retrobpf: cannot write " + link + ": a link in it leads out of " + in);
        assertThat(elsewhere).hasBinaryContent(TAGGED);
        assertThat(in.resolve("b.o")).hasBinaryContent(rewritten(TAGGED));
        assertThat(Run.of("rewrite", link, "--in-place").status())
                .as("named by the user")
                .isZero();
        assertThat(elsewhere).hasBinaryContent(rewritten(TAGGED));
    }

    @Test
    void a_path_that_goes_up_gives_no_name_that_does() {
        Path in = write(dir.resolve("x/a.o"), TAGGED);
        Path out = dir.resolve("out/deep");
        for (Object input : new Object[] {in, dir.resolve("x/../x"), dir.resolve("x/."), dir.resolve("out/../x/a.o")}) {
            assertThat(Run.of("rewrite", input, "-d", out, "-q").status()).isZero();
        }

        assertThat(filesBelow(dir)).containsExactly("out/deep/a.o", "x/a.o");
    }
}
