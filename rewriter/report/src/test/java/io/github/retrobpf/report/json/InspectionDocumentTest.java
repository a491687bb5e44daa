package io.github.retrobpf.report.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.testing.EachObject;
import io.github.retrobpf.elf.testing.Fixtures;
import io.github.retrobpf.elf.testing.Golden;
import io.github.retrobpf.rewriter.api.Retrobpf;
import io.github.retrobpf.rewriter.api.RewriteOptions;
import io.github.retrobpf.rewriter.inspect.Inspection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InspectionDocumentTest {
    private static byte[] document(String name, byte[] object) throws MalformedInputException {
        Inspection inspection = Retrobpf.inspect(name, object, RewriteOptions.DEFAULT);
        return InspectionDocument.of("1.2.3", List.of(inspection), List.of()).toBytes();
    }

    @EachObject
    void every_document_is_what_the_schema_says(Path object) throws MalformedInputException {
        byte[] document = document("in.o", Fixtures.read(object));

        assertThat(Schemas.violations(Schemas.INSPECTION, document)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"maps_and_globals", "kfunc_extern"})
    void a_fixture_is_told_as_its_golden_document_says(String name) throws IOException, MalformedInputException {
        byte[] document = document(name + ".o", Fixtures.bytes(name + ".clang19.el.o"));
        Golden.assertSame(name + ".inspection.json", new String(document, UTF_8));
    }

    @Test
    void failures_stand_beside_what_could_be_read() {
        byte[] document = InspectionDocument.of(
                        "1.2.3", List.of(), List.of(new InputFailure("a.o", "a.o+0x0: needs 4 bytes, 3 left")))
                .toBytes();

        assertThat(new String(document, UTF_8)).isEqualTo("""
                        {
                          "schema": "retrobpf-inspection/1",
                          "retrobpf": "1.2.3",
                          "objects": [],
                          "failures": [
                            {
                              "name": "a.o",
                              "message": "a.o+0x0: needs 4 bytes, 3 left"
                            }
                          ]
                        }
                        """);
        assertThat(Schemas.violations(Schemas.INSPECTION, document)).isEmpty();
    }

    @Test
    void nothing_reaches_a_terminal_that_moves_its_cursor() {
        String name = new String(new int[] {0x1b, 0x7f, 0x9b, 0x202e, 0x1f600, 0xe9, '\n'}, 0, 7);
        Inspection inspection = new Inspection(
                name, 1, true, Optional.of(name), List.of(), List.of(), List.of(), Optional.empty(), Optional.empty());

        String document = new String(
                InspectionDocument.of("1", List.of(inspection), List.of()).toBytes(), UTF_8);

        assertThat(document.chars()).allMatch(c -> c == '\n' || (c >= ' ' && c < 0x7f));
        assertThat(document)
                .containsIgnoringCase("\"license\": \"\\u001b\\u007f\\u009b\\u202e\\ud83d\\ude00\\u00e9\\n\"")
                .contains("big-endian");
    }

    @Test
    void the_schema_refuses_what_it_does_not_know() throws MalformedInputException {
        String document = new String(document("a.o", Fixtures.bytes("one_type.clang19.el.o")), UTF_8);

        assertThat(Schemas.violations(
                        Schemas.INSPECTION,
                        document.replace("\"size\"", "\"sizes\"").getBytes(UTF_8)))
                .isNotEmpty();
        assertThat(Schemas.violations(
                        Schemas.INSPECTION,
                        document.replace("section-name", "guess").getBytes(UTF_8)))
                .isNotEmpty();
    }
}
