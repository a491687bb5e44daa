package io.github.retrobpf.cli;

import static io.github.retrobpf.cli.Objects.TAGGED;
import static io.github.retrobpf.cli.Objects.write;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.retrobpf.rewriter.api.Retrobpf;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How requests are written, and what comes of those that are not written so. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class WorkerProtocolTest {
    @TempDir
    private Path dir;

    private Path in;

    @BeforeEach
    void file() {
        in = write(dir.resolve("in.o"), TAGGED);
    }

    @Test
    void what_stands_between_and_in_requests_does_not_matter() throws Exception {
        try (WorkerSession worker = new WorkerSession(Retrobpf::rewrite)) {
            worker.send(
                    "\n {\"arguments\":[\"check\",\"" + in + "\"],\"verbosity\":10,\"new\":{\"a\":[1,{\"b\":null}]},"
                            + "\"sandboxDir\":\"\",\"cancel\":false}{\"arguments\":null}\r\n{\"requestId\":\"7\",\"inputs\":[],"
                            + "\"arguments\":[\"check\",\"" + in + "\"]}");

            List<JsonNode> withoutId = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                JsonNode answer = worker.answer();
                if (answer.get("requestId").asInt() == 7) {
                    assertThat(answer.get("exitCode").asInt()).isZero();
                } else {
                    withoutId.add(answer);
                }
            }
            assertThat(withoutId).extracting(a -> a.get("exitCode").asInt()).containsExactly(0, 2);
            assertThat(withoutId.get(1).get("output").asText()).contains("a command is needed");
            assertThat(worker.end()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'arguments':'x','requestId':3}|3|arguments is an array of strings",
                "{'arguments':['x',{'y':[]},'z'],'requestId':3}|3|arguments is an array of strings",
                "{'requestId':4294967296}|0|requestId is a whole number",
                "{'requestId':[3]}|0|requestId is a whole number",
                "{'requestId':3,'cancel':'yes'}|3|cancel is true or false",
                "{'requestId':3,'sandboxDir':'sandbox/1'}|3|this worker has no sandboxes",
                "['x']|0|a request is an object",
                "null|0|a request is an object",
            })
    void a_request_of_the_wrong_form_is_told_and_the_next_one_is_done(String request, int id, String fact)
            throws Exception {
        try (WorkerSession worker = new WorkerSession(Retrobpf::rewrite)) {
            worker.send(request.replace('\'', '"') + "\n");
            JsonNode answer = worker.answer();
            assertThat(answer.get("exitCode").asInt()).isEqualTo(2);
            assertThat(answer.get("requestId").asInt()).isEqualTo(id);
            assertThat(answer.get("output").asText()).startsWith("retrobpf: malformed request: " + fact);

            worker.ask(1, "check", in);
            assertThat(worker.answer().get("exitCode").asInt()).isZero();
            assertThat(worker.end()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage\n", "}", "{\"arguments\":[\"check\" \"a\"]}", "{\"a\":1,}", "\0\0\0\7"})
    void what_is_no_json_ends_the_worker_with_a_word_and_what_was_begun_is_done(String garbage) throws Exception {
        try (WorkerSession worker = new WorkerSession(Retrobpf::rewrite)) {
            worker.ask(0, "check", in);
            assertThat(worker.answer().get("exitCode").asInt()).isZero();
            worker.send(garbage);

            JsonNode answer = worker.answer();
            assertThat(answer.get("exitCode").asInt()).isEqualTo(2);
            assertThat(answer.get("output").asText())
                    .startsWith("retrobpf: malformed request: ")
                    .hasLineCount(1);
            assertThat(worker.end()).isEqualTo(1);
            assertThat(worker.err()).startsWith("retrobpf: malformed request: ").hasLineCount(1);
        }
    }

    @Test
    void a_request_that_breaks_off_is_told() throws Exception {
        try (WorkerSession worker = new WorkerSession(Retrobpf::rewrite)) {
            worker.send("{\"arguments\":[\"check\",\"" + in);
            worker.closeInput();

            assertThat(worker.answer().get("output").asText()).contains("malformed request: ");
            assertThat(worker.end()).isEqualTo(1);
        }
    }
}
