package io.github.retrobpf.cli;

import static io.github.retrobpf.cli.Objects.BROKEN;
import static io.github.retrobpf.cli.Objects.PLAIN;
import static io.github.retrobpf.cli.Objects.TAGGED;
import static io.github.retrobpf.cli.Objects.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrobpf.elf.testing.Fixtures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GraphTest {
    @TempDir
    private Path dir;

    private Path in;

    @BeforeEach
    void writeInput() {
        in = write(dir.resolve("a.o"), TAGGED);
    }

    @Test
    void draws_both_sides_for_mermaid_on_standard_output() {
        Run run = Run.of("graph", in);

        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.text())
                .startsWith("flowchart LR\n")
                .contains("subgraph before[", "subgraph after[", "clone of report");
    }

    @ParameterizedTest
    @CsvSource({
        "x.mmd, flowchart LR",
        "x.mermaid, flowchart LR",
        "x, flowchart LR",
        "x.dot, digraph ",
        "x.GV, digraph ",
        "x.html, <!DOCTYPE html>",
        "x.htm, <!DOCTYPE html>",
    })
    void the_name_of_the_file_tells_the_format(String name, String start) {
        Path out = dir.resolve(name);

        Run run = Run.of("graph", in, "-o", out);

        assertThat(run.status()).isZero();
        assertThat(run.text()).isEmpty();
        assertThat(out).content().startsWith(start);
    }

    @Test
    void a_name_that_tells_another_format_is_refused() {
        Path out = dir.resolve("x.svg");

        Run run = Run.of("graph", in, "-o", out);

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("x.svg' does not tell the format: say --format mermaid, dot or html");
        assertThat(out).doesNotExist();
    }

    @Test
    void warns_as_rewrite_does() {
        Path mismatched = write(dir.resolve("mismatched.o"), Fixtures.bytes("mismatched.clang19.el.o"));

        assertThat(Run.of("graph", mismatched).err()).startsWith("warning: ").contains("[CTX-TYPE-MISMATCH]");
        assertThat(Run.of("graph", "-q", mismatched).err()).isEmpty();
    }

    @Test
    void the_option_is_stronger_than_the_name() throws IOException {
        Path out = dir.resolve("x.html");

        assertThat(Run.of("graph", in, "-o", out, "--format", "dot").status()).isZero();
        assertThat(out).content().startsWith("digraph ");
        assertThat(Run.of("graph", in, "-f", "html", "-o", "-").text()).startsWith("<!DOCTYPE html>");
    }

    @Test
    void shows_one_side_alone() {
        assertThat(Run.of("graph", in, "--side", "before").text())
                .contains("void *ctx __arg_ctx")
                .doesNotContain("clone of", "==>");
        assertThat(Run.of("graph", in, "--side=after", "--format=dot").text())
                .contains("clone of report")
                .doesNotContain("__arg_ctx");
    }

    @Test
    void follows_the_options_of_the_rewriting() {
        assertThat(Run.of("graph", in, "--strategy", "static").text())
                .contains("made static")
                .doesNotContain("clone of");
    }

    @Test
    void tells_of_an_option_that_nothing_in_the_object_asks_for() {
        Run run = Run.of("graph", in, "--prog-type", "nothing=xdp");

        assertThat(run.status()).isZero();
        assertThat(run.errLines()).singleElement().asString().contains("--prog-type nothing=");
        assertThat(run.text()).startsWith("flowchart LR");
    }

    @Test
    void reads_standard_input() {
        Run run = Run.with(TAGGED, "graph", "-");

        assertThat(run.status()).isZero();
        assertThat(run.text()).contains("#60;stdin#62; before");
    }

    @Test
    void an_object_that_needs_nothing_has_one_graph() {
        assertThat(Run.with(PLAIN, "graph", "-").text()).contains("unchanged").doesNotContain("subgraph before", "==>");
    }

    @Test
    void a_bad_object_is_one_located_line() {
        Path bad = write(dir.resolve("bad.o"), BROKEN);
        Path out = dir.resolve("x.html");

        Run run = Run.of("graph", bad, "-o", out);

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.errLines()).singleElement().asString().startsWith("retrobpf: " + bad + "+0x");
        assertThat(out).doesNotExist();
    }

    @Test
    void a_file_that_cannot_be_read_or_written_is_one_line() {
        assertThat(Run.of("graph", dir.resolve("none.o")).err()).contains("cannot read ", "no such file");
        Run run = Run.of("graph", in, "-o", dir.resolve("none/x.html"));
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("cannot write ");
    }

    @Test
    void a_directory_has_no_graph() {
        assertThat(Run.of("graph", dir).err()).contains("is a directory; name one object");
    }

    @Test
    void no_name_in_an_object_gets_control_characters_out() throws IOException {
        byte[] input = replaced(TAGGED, "on_packet", "on\033[1m\007et");

        for (String format : new String[] {"mermaid", "dot", "html"}) {
            Run run = Run.with(input, "graph", "-", "--format", format);

            assertThat(run.status()).isZero();
            assertThat(run.text()).contains("on").doesNotContain("\033", "\007");
        }
    }

    @Test
    void replaces_a_page_in_one_step() throws IOException {
        Path out = Files.writeString(dir.resolve("x.html"), "old");

        assertThat(Run.of("graph", in, "-o", out).status()).isZero();
        assertThat(Objects.filesBelow(dir)).containsExactly("a.o", "x.html");
    }

    private static byte[] replaced(byte[] input, String from, String to) {
        String text = new String(input, StandardCharsets.ISO_8859_1);
        assertThat(from).hasSameSizeAs(to);
        return text.replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
    }
}
