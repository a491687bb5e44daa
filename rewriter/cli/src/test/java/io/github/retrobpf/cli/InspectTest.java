package io.github.retrobpf.cli;

import static io.github.retrobpf.cli.Objects.BROKEN;
import static io.github.retrobpf.cli.Objects.PLAIN;
import static io.github.retrobpf.cli.Objects.TAGGED;
import static io.github.retrobpf.cli.Objects.write;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.retrobpf.elf.testing.Fixtures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectTest {
    @TempDir
    private Path dir;

    private static JsonNode json(Run run) throws IOException {
        assertThat(run.text()).endsWith("}\n");
        return new ObjectMapper().readTree(run.out());
    }

    @Test
    void tells_what_is_in_an_object() {
        Path in = write(dir.resolve("a.o"), TAGGED);

        Run run = Run.of("inspect", in);

        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.text())
                .startsWith(in + ": " + TAGGED.length + " bytes, little-endian, license GPL")
                .contains("Programs (2)", "  int report(void *ctx __arg_ctx, __u64 value)", "Maps (1)", "BTF: ");
    }

    @Test
    void tells_of_several_objects_each_once() {
        Path in = write(dir.resolve("in/a.o"), TAGGED);
        Path other = write(dir.resolve("in/sub/b.o"), PLAIN);

        Run run = Run.of("inspect", in, dir.resolve("in"));

        assertThat(run.status()).isZero();
        assertThat(run.text().lines().filter(l -> l.contains(" bytes, little-endian")))
                .satisfiesExactly(
                        l -> assertThat(l).startsWith(in + ":"),
                        l -> assertThat(l).startsWith(other + ":"));
        assertThat(run.text()).contains(System.lineSeparator().repeat(2) + other);
    }

    @Test
    void reads_standard_input() {
        assertThat(Run.with(PLAIN, "inspect", "-").text()).startsWith("<stdin>: " + PLAIN.length + " bytes");
    }

    @Test
    void a_bad_input_is_one_message_and_the_others_are_shown() {
        Path bad = write(dir.resolve("bad.o"), BROKEN);
        Path good = write(dir.resolve("good.o"), PLAIN);

        Run run = Run.of("inspect", bad, dir.resolve("none.o"), good);

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.text()).startsWith(good + ": ");
        assertThat(run.errLines())
                .satisfiesExactly(
                        l -> assertThat(l).startsWith("retrobpf: " + bad + "+0x"),
                        l -> assertThat(l).startsWith("retrobpf: cannot read " + dir.resolve("none.o")));
    }

    @Test
    void a_directory_without_objects_is_a_mistake_of_its_own() throws IOException {
        Path empty = Files.createDirectory(dir.resolve("empty"));
        Path good = write(dir.resolve("good.o"), PLAIN);

        Run run = Run.of("inspect", "--json", empty, good);

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.errLines()).containsExactly("retrobpf: cannot read " + empty + ": no *.o file below it");
        assertThat(json(run).at("/failures/0/name").asText()).isEqualTo(empty.toString());
        assertThat(json(run).at("/objects/0/name").asText()).isEqualTo(good.toString());
    }

    @Test
    void warns_of_a_section_that_is_not_there() {
        Run run = Run.with(PLAIN, "inspect", "-", "--prog-type", "nowhere=xdp");

        assertThat(run.status()).isZero();
        assertThat(run.errLines())
                .containsExactly("warning: --prog-type nowhere=…: no input has a program in a section 'nowhere'");
    }

    @Test
    void prints_one_document_with_what_failed() throws IOException {
        Path bad = write(dir.resolve("bad.o"), BROKEN);
        Path good = write(dir.resolve("good.o"), TAGGED);

        Run run = Run.of("inspect", "--json", bad, good);

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.errLines()).hasSize(1);
        JsonNode document = json(run);
        assertThat(document.get("schema").asText()).isEqualTo("retrobpf-inspection/1");
        assertThat(document.get("retrobpf").asText()).isNotEqualTo("unknown").isNotEmpty();
        assertThat(document.at("/objects/0/name").asText()).isEqualTo(good.toString());
        assertThat(document.at("/failures/0/name").asText()).isEqualTo(bad.toString());
        assertThat(run.err())
                .isEqualTo("retrobpf: " + document.at("/failures/0/message").asText() + System.lineSeparator());
    }

    @Test
    void one_object_makes_an_array_too() throws IOException {
        assertThat(json(Run.with(PLAIN, "inspect", "-", "--json")).get("objects"))
                .hasSize(1);
    }

    @Test
    void takes_program_types() throws IOException {
        Path in = write(dir.resolve("a.o"), Fixtures.bytes("odd_section.clang19.el.o"));
        JsonNode program = json(Run.of("inspect", "--json", in)).at("/objects/0/functions/1/program");
        assertThat(program.get("type").asText()).isEqualTo("unknown");
        assertThat(program.get("knownBy").asText()).isEqualTo("nobody");
        String section = json(Run.of("inspect", "--json", in))
                .at("/objects/0/functions/1/section")
                .asText();

        JsonNode told = json(Run.of("inspect", "--json", in, "--prog-type", section + "=xdp"))
                .at("/objects/0/functions/1/program");

        assertThat(told.get("type").asText()).isEqualTo("xdp");
        assertThat(told.get("knownBy").asText()).isEqualTo("option");
    }

    @Test
    void no_name_moves_the_cursor_of_a_terminal() {
        byte[] object = Fixtures.bytes("one_type.clang19.el.o");
        byte[] from = "report".getBytes(StandardCharsets.US_ASCII);
        byte[] to = "rep\033\u0007t".getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i + from.length <= object.length; i++) {
            if (Arrays.equals(object, i, i + from.length, from, 0, from.length)) {
                System.arraycopy(to, 0, object, i, to.length);
            }
        }

        Run run = Run.with(object, "inspect", "-");

        assertThat(run.status()).isZero();
        assertThat(run.text()).contains("rep\\x1b\\x07t").doesNotContain("\033");
        assertThat(Run.with(object, "inspect", "--json", "-").text())
                .contains("rep\\u001B\\u0007t")
                .doesNotContain("\033");
    }

    @Test
    void says_where_nobody_reads_the_document() {
        Path in = write(dir.resolve("a.o"), PLAIN);

        Run text = Run.toClosedPipe("inspect", in);
        assertThat(text.status()).isEqualTo(1);
        assertThat(text.err()).contains("cannot write standard output: closed, or no space left");
        Run json = Run.toClosedPipe("inspect", "--json", in);
        assertThat(json.status()).isEqualTo(1);
        assertThat(json.err()).contains("cannot write standard output");
    }

    @Test
    void wants_an_input() {
        Run run = Run.of("inspect", "--json");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("no input");
    }

    @Test
    void explains_itself() {
        Run run = Run.of("help", "inspect");

        assertThat(run.text()).contains("Usage: retrobpf inspect", "--json", "--prog-type", "Examples:");
        assertThat(run.text().lines()).allSatisfy(l -> assertThat(l).hasSizeLessThanOrEqualTo(80));
    }
}
