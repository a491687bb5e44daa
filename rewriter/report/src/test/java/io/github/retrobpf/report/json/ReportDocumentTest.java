package io.github.retrobpf.report.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.testing.EachObject;
import io.github.retrobpf.elf.testing.Fixtures;
import io.github.retrobpf.elf.testing.Golden;
import io.github.retrobpf.rewriter.api.Retrobpf;
import io.github.retrobpf.rewriter.api.RewriteOptions;
import io.github.retrobpf.rewriter.api.RewriteRequest;
import io.github.retrobpf.rewriter.api.RewriteResult;
import io.github.retrobpf.rewriter.plan.Strategy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportDocumentTest {
    private static byte[] document(RewriteOptions options, ObjectReport... objects) {
        return ReportDocument.of(
                        "1.2.3",
                        "rewrite",
                        options,
                        false,
                        List.of(),
                        List.of(objects),
                        List.of(new ObjectTimings("a.o", 1, 2, 3)))
                .toBytes();
    }

    private static RewriteResult rewrite(byte[] object, RewriteOptions options) throws MalformedInputException {
        return Retrobpf.rewrite(new RewriteRequest("a.o", object, options));
    }

    private static ObjectReport report(byte[] object, RewriteOptions options) throws MalformedInputException {
        RewriteResult result = rewrite(object, options);
        return ObjectReport.of(
                "a.o",
                FileFigures.ofObject(object),
                FileFigures.ofObject(result.output()).writtenTo("b.o"),
                result);
    }

    @EachObject
    void every_report_is_what_the_schema_says(Path object) throws MalformedInputException {
        for (Strategy strategy : Strategy.values()) {
            RewriteOptions options = RewriteOptions.DEFAULT.withStrategy(strategy);
            byte[] document = document(options, report(Fixtures.read(object), options));

            assertThat(Schemas.violations(Schemas.REPORT, document)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"two_types", "mismatched"})
    void a_fixture_is_reported_as_its_golden_document_says(String name) throws IOException, MalformedInputException {
        RewriteOptions options = RewriteOptions.DEFAULT
                .withProgramType("?tc", "BPF_PROG_TYPE_SCHED_CLS")
                .withProgramType("freplace/f", "ext:xdp")
                .withKeepGlobal(List.of("g", "f"));
        byte[] document = document(options, report(Fixtures.bytes(name + ".clang19.el.o"), options));
        Golden.assertSame(name + ".report.json", new String(document, UTF_8));
    }

    @Test
    void what_was_refused_or_failed_says_why() throws MalformedInputException {
        byte[] object = Fixtures.bytes("mismatched.clang19.el.o");
        RewriteResult result = rewrite(object, RewriteOptions.DEFAULT);

        byte[] document = document(
                RewriteOptions.DEFAULT,
                ObjectReport.refused("a.o", FileFigures.ofObject(object), result),
                ObjectReport.failed("b.o", "b.o+0x0: bad", FileFigures.ofBytes(new byte[0])),
                ObjectReport.failed("c.o", "cannot read c.o", null));

        assertThat(Schemas.violations(Schemas.REPORT, document)).isEmpty();
        assertThat(new String(document, UTF_8))
                .contains(
                        "\"outcome\": \"refused\"",
                        "\"message\": \"b.o+0x0: bad\"",
                        "\"sha256\": \"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\"",
                        "\"objects\": 3",
                        "\"refused\": 1",
                        "\"failed\": 2");
    }

    @Test
    void the_schema_refuses_what_does_not_go_together() throws MalformedInputException {
        byte[] object = Fixtures.bytes("two_types.clang19.el.o");
        String document = new String(document(RewriteOptions.DEFAULT, report(object, RewriteOptions.DEFAULT)), UTF_8);

        assertThat(document).contains("\"outcome\": \"rewritten\"");
        assertThat(Schemas.violations(
                        Schemas.REPORT,
                        document.replace("\"outcome\": \"rewritten\"", "\"outcome\": \"failed\"")
                                .getBytes(UTF_8)))
                .isNotEmpty();
        assertThat(Schemas.violations(
                        Schemas.REPORT,
                        document.replace("\"retype\"", "\"guess\"").getBytes(UTF_8)))
                .isNotEmpty();
    }
}
