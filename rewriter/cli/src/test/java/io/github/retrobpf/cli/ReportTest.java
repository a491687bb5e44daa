package io.github.retrobpf.cli;

import static io.github.retrobpf.cli.Objects.BROKEN;
import static io.github.retrobpf.cli.Objects.PLAIN;
import static io.github.retrobpf.cli.Objects.TAGGED;
import static io.github.retrobpf.cli.Objects.filesBelow;
import static io.github.retrobpf.cli.Objects.rewritten;
import static io.github.retrobpf.cli.Objects.write;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.retrobpf.elf.testing.Fixtures;
import io.github.retrobpf.rewriter.api.Retrobpf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    private static final byte[] MISMATCHED = Fixtures.bytes("mismatched.clang19.el.o");

    @TempDir
    private Path dir;

    private JsonNode report(Object... args) throws IOException {
        Path file = dir.resolve("report.json");
        Object[] all = new Object[args.length + 2];
        System.arraycopy(args, 0, all, 0, args.length);
        all[args.length] = "--report";
        all[args.length + 1] = file;
        Run.of(all);
        return new ObjectMapper().readTree(file.toFile());
    }

    private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static Iterable<String> outcomes(JsonNode report) {
        return report.get("objects").findValuesAsText("outcome");
    }

    @Test
    void tells_what_was_read_decided_and_written() throws Exception {
        Path in = write(dir.resolve("a.o"), TAGGED);
        Path out = dir.resolve("b.o");

        JsonNode report = report("rewrite", in, "-o", out, "--strip-debug", "--prog-type", "xdp=xdp");

        assertThat(report.get("schema").asText()).isEqualTo("retrobpf-report/1");
        assertThat(report.get("command").asText()).isEqualTo("rewrite");
        assertThat(report.at("/options/stripDebug").asBoolean()).isTrue();
        assertThat(report.at("/options/programTypes/xdp").asText()).isEqualTo("xdp");
        JsonNode object = report.at("/objects/0");
        assertThat(object.get("name").asText()).isEqualTo(in.toString());
        assertThat(object.at("/input/sha256").asText()).isEqualTo(sha256(TAGGED));
        assertThat(object.at("/output/file").asText()).isEqualTo(out.toString());
        assertThat(object.at("/output/sha256").asText()).isEqualTo(sha256(Files.readAllBytes(out)));
        assertThat(object.at("/output/contents/functions").asInt())
                .isEqualTo(object.at("/input/contents/functions").asInt() + 1);
        assertThat(object.at("/programs/0/knownBy").asText()).isEqualTo("option");
        assertThat(object.at("/functions/1/cloneOf").asText()).isEqualTo("report");
        assertThat(report.at("/timings/objects/0/rewrite").asLong()).isPositive();
    }

    @Test
    void tells_of_every_object_also_of_those_that_failed() throws IOException {
        Path out = dir.resolve("out");
        write(dir.resolve("in/a.o"), TAGGED);
        write(dir.resolve("in/b.o"), BROKEN);
        write(dir.resolve("in/c.o"), PLAIN);

        JsonNode report = report("rewrite", dir.resolve("in"), dir.resolve("none.o"), "-d", out, "-j", "2");

        assertThat(outcomes(report)).containsExactly("rewritten", "failed", "unchanged", "failed");
        assertThat(report.at("/objects/1/message").asText()).startsWith(dir.resolve("in/b.o") + "+0x");
        assertThat(report.at("/objects/1/input/bytes").asInt()).isEqualTo(BROKEN.length);
        assertThat(report.at("/objects/3").has("input")).isFalse();
        assertThat(report.at("/summary/failed").asInt()).isEqualTo(2);
        assertThat(report.get("timings").get("objects")).hasSize(4);
        assertThat(filesBelow(out)).containsExactly("a.o", "c.o");
    }

    @Test
    void tells_what_strict_runs_refuse() throws IOException {
        Path in = write(dir.resolve("a.o"), MISMATCHED);

        JsonNode report = report("rewrite", in, "-o", dir.resolve("b.o"), "--strict");

        assertThat(outcomes(report)).containsExactly("refused");
        assertThat(report.at("/objects/0").has("output")).isFalse();
        assertThat(report.at("/objects/0/diagnostics/0/code").asText()).isEqualTo("CTX-TYPE-MISMATCH");
        assertThat(report.at("/objects/0/diagnostics/0/argument/expected").asText())
                .isEqualTo("bpf_user_pt_regs_t *");
        assertThat(filesBelow(dir)).containsExactly("a.o", "report.json");
    }

    @Test
    void tells_what_check_would_do_and_writes_nothing_else() throws IOException {
        Path in = write(dir.resolve("a.o"), TAGGED);

        JsonNode report = report("check", in);

        assertThat(report.get("command").asText()).isEqualTo("check");
        assertThat(outcomes(report)).containsExactly("rewritten");
        assertThat(report.at("/objects/0/output").has("file")).isFalse();
        assertThat(report.at("/objects/0/output/bytes").asInt()).isEqualTo(rewritten(TAGGED).length);
        assertThat(filesBelow(dir)).containsExactly("a.o", "report.json");
    }

    @Test
    void what_was_not_touched_in_place_was_not_written() throws IOException {
        Path plain = write(dir.resolve("a.o"), PLAIN);
        Path tagged = write(dir.resolve("b.o"), TAGGED);

        JsonNode report = report("rewrite", "-i", plain, tagged);

        assertThat(report.at("/objects/0/output").has("file")).isFalse();
        assertThat(report.at("/objects/1/output/file").asText()).isEqualTo(tagged.toString());
    }

    @Test
    void runs_differ_in_nothing_but_timings() throws IOException {
        write(dir.resolve("in/a.o"), TAGGED);
        write(dir.resolve("in/b.o"), MISMATCHED);
        Object[] args = {"rewrite", dir.resolve("in"), "-d", dir.resolve("out"), "-j", "4"};

        ObjectNode first = (ObjectNode) report(args);
        ObjectNode second = (ObjectNode) report(args);

        assertThat(first.remove("timings")).isNotNull();
        assertThat(second.remove("timings")).isNotNull();
        assertThat(second).isEqualTo(first);
    }

    @Test
    void problems_beside_the_objects_are_told() throws IOException {
        Path in = write(dir.resolve("a.o"), TAGGED);
        Files.createDirectory(dir.resolve("empty"));

        assertThat(report("check", in, "--prog-type", "none=xdp")
                        .at("/problems/0")
                        .asText())
                .contains("no input has a program in a section 'none'");
        JsonNode report = report("check", dir.resolve("empty"));
        assertThat(report.at("/problems/0").asText()).contains("no *.o file below it");
        assertThat(report.get("objects")).isEmpty();
    }

    @Test
    void an_object_that_breaks_us_is_told() throws IOException {
        Path in = write(dir.resolve("a.o"), TAGGED);
        Path good = write(dir.resolve("b.o"), PLAIN);
        Path file = dir.resolve("report.json");

        Run run = Run.with(
                request -> {
                    if (request.name().equals(in.toString())) {
                        throw new IllegalStateException("oops");
                    }
                    return Retrobpf.rewrite(request);
                },
                "check",
                in,
                good,
                "--report",
                file);

        assertThat(run.status()).isEqualTo(70);
        JsonNode report = new ObjectMapper().readTree(file.toFile());
        assertThat(outcomes(report)).containsExactly("failed", "unchanged");
        assertThat(report.at("/objects/0/message").asText()).contains("internal error", "oops");
    }

    @Test
    void goes_to_standard_output() throws IOException {
        Run run = Run.with(TAGGED, "check", "-", "--report", "-");

        assertThat(run.status()).isZero();
        assertThat(new ObjectMapper().readTree(run.out()).at("/objects/0/name").asText())
                .isEqualTo("<stdin>");
        assertThat(run.err()).startsWith("<stdin>: can be rewritten");
    }

    @Test
    void standard_output_holds_one_thing() {
        Run run = Run.with(TAGGED, "rewrite", "-", "-o", "-", "--report", "-");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("cannot hold both");
    }

    @Test
    void is_not_written_over_an_object() {
        Path in = write(dir.resolve("a.o"), TAGGED);
        Path out = dir.resolve("b.o");

        for (Path report : new Path[] {in, out, dir.resolve("./b.o")}) {
            Run run = Run.of("rewrite", in, "-o", out, "--report", report);
            assertThat(run.status()).isEqualTo(2);
            assertThat(run.err()).contains("the report would be written over the object");
        }
        assertThat(in).hasBinaryContent(TAGGED);
        assertThat(out).doesNotExist();
    }

    @Test
    void is_refused_where_it_cannot_be_written_before_anything_is_done() {
        Path in = write(dir.resolve("a.o"), TAGGED);
        Path out = dir.resolve("b.o");

        for (Path report : new Path[] {dir.resolve("none/report.json"), dir}) {
            Run run = Run.of("rewrite", in, "-o", out, "--report", report);

            assertThat(run.status()).isEqualTo(1);
            assertThat(run.errLines()).singleElement().asString().contains("cannot write " + report);
            assertThat(out).doesNotExist();
        }
    }
}
