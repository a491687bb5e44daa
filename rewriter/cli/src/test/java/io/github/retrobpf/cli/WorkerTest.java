package io.github.retrobpf.cli;

import static io.github.retrobpf.cli.Objects.BROKEN;
import static io.github.retrobpf.cli.Objects.PLAIN;
import static io.github.retrobpf.cli.Objects.TAGGED;
import static io.github.retrobpf.cli.Objects.filesBelow;
import static io.github.retrobpf.cli.Objects.rewritten;
import static io.github.retrobpf.cli.Objects.write;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.retrobpf.cli.rewrite.Rewriter;
import io.github.retrobpf.rewriter.api.Retrobpf;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class WorkerTest {
    @TempDir
    private Path dir;

    private Path in;
    private Path out;

    @BeforeEach
    void files() {
        in = write(dir.resolve("in.o"), TAGGED);
        out = dir.resolve("out.o");
    }

    @Test
    void a_request_does_what_its_command_line_does() throws Exception {
        Run alone = Run.of("rewrite", in, "-o", out);
        Files.delete(out);
        try (WorkerSession worker = new WorkerSession(Retrobpf::rewrite)) {
            worker.ask(0, "rewrite", in, "-o", out);

            String line = worker.line();
            assertThat(line).startsWith("{\"exitCode\":0,\"output\":\"" + in).endsWith("\\n\",\"requestId\":0}");
            assertThat(line).contains(alone.errLines().get(0));
            assertThat(out).hasBinaryContent(rewritten(TAGGED));
            assertThat(worker.end()).isZero();
            assertThat(worker.err()).isEmpty();
        }
    }

    @Test
    void errors_are_those_of_the_command_line() throws Exception {
        write(in, BROKEN);
        Run alone = Run.of("rewrite", in, "-o", out);
        try (WorkerSession worker = new WorkerSession(Retrobpf::rewrite)) {
            worker.ask(3, "rewrite", in, "-o", out);
            JsonNode answer = worker.answer();
            assertThat(answer.get("exitCode").asInt()).isEqualTo(1);
            assertThat(answer.get("output").asText()).isEqualTo(alone.err());
            assertThat(answer.get("requestId").asInt()).isEqualTo(3);

            worker.ask(4, "rewrite", in);
            assertThat(worker.answer().get("exitCode").asInt()).isEqualTo(2);
            assertThat(worker.end()).isZero();
        }
    }

    @Test
    void text_on_standard_output_is_part_of_the_answer_and_an_object_is_not() throws Exception {
        try (WorkerSession worker = new WorkerSession(Retrobpf::rewrite)) {
            worker.ask(0, "inspect", in);
            assertThat(worker.answer().get("output").asText())
                    .isEqualTo(Run.of("inspect", in).text());

            worker.ask(0, "rewrite", in, "-o", "-", "-q");
            JsonNode object = worker.answer();
            assertThat(object.get("exitCode").asInt()).isEqualTo(1);
            assertThat(object.get("output").asText())
                    .isEqualToIgnoringNewLines(
                            "retrobpf: cannot write standard output: a worker's answer holds text only; name a file");

            worker.ask(0, "rewrite", "-", "-o", out);
            JsonNode nothing = worker.answer();
            assertThat(nothing.get("exitCode").asInt()).isEqualTo(1);
            assertThat(nothing.get("output").asText()).startsWith("retrobpf: <stdin>");
            assertThat(out).doesNotExist();
            assertThat(worker.end()).isZero();
        }
    }

    @Test
    void requests_with_ids_run_side_by_side() throws Exception {
        CountDownLatch second = new CountDownLatch(1);
        Rewriter rewriter = request -> {
            if (request.name().equals(in.toString())) {
                await(second);
            }
            return Retrobpf.rewrite(request);
        };
        try (WorkerSession worker = new WorkerSession(rewriter)) {
            worker.ask(1, "rewrite", in, "-o", out);
            worker.ask(2, "check", write(dir.resolve("b.o"), PLAIN));

            assertThat(worker.answer().get("requestId").asInt()).isEqualTo(2);
            second.countDown();
            assertThat(worker.answer().get("requestId").asInt()).isEqualTo(1);
            assertThat(worker.end()).isZero();
        }
    }

    @Test
    void requests_without_ids_run_one_behind_the_other() throws Exception {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Rewriter rewriter = request -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            try {
                return Retrobpf.rewrite(request);
            } finally {
                running.decrementAndGet();
            }
        };
        try (WorkerSession worker = new WorkerSession(rewriter)) {
            for (int i = 0; i < 20; i++) {
                worker.ask(0, "rewrite", in, "-o", dir.resolve(i + ".out"));
            }
            for (int i = 0; i < 20; i++) {
                assertThat(worker.answer().get("output").asText()).contains("/" + i + ".out");
            }
            assertThat(most).hasValue(1);
        }
    }

    @Test
    void a_cancelled_request_writes_nothing_and_the_next_one_is_done() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        Rewriter slow = request -> {
            if (begun.getCount() > 0) {
                begun.countDown();
                untilInterrupted();
            }
            return Retrobpf.rewrite(request);
        };
        try (WorkerSession worker = new WorkerSession(slow)) {
            worker.ask(5, "rewrite", in, "-o", out);
            await(begun);
            worker.cancel(6);
            worker.cancel(5);

            assertThat(worker.line()).isEqualTo("{\"requestId\":5,\"wasCancelled\":true}");
            assertThat(filesBelow(dir)).containsExactly("in.o");

            worker.cancel(5);
            worker.ask(5, "rewrite", in, "-o", out);
            assertThat(worker.answer().get("exitCode").asInt()).isZero();
            assertThat(out).hasBinaryContent(rewritten(TAGGED));
            assertThat(worker.end()).isZero();
        }
    }

    @Test
    void a_request_that_waits_can_be_cancelled() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        Rewriter slow = request -> {
            await(go);
            return Retrobpf.rewrite(request);
        };
        try (WorkerSession worker = new WorkerSession(slow)) {
            int busy = Math.max(2, Runtime.getRuntime().availableProcessors());
            for (int id = 1; id <= busy; id++) {
                worker.ask(id, "check", in);
            }
            worker.ask(99, "rewrite", in, "-o", out);
            worker.cancel(99);
            // Answered after the cancellation was read.
            worker.send("[]");
            assertThat(worker.answer().get("exitCode").asInt()).isEqualTo(2);
            go.countDown();

            for (int i = 0; i <= busy; i++) {
                JsonNode answer = worker.answer();
                assertThat(answer.has("wasCancelled"))
                        .isEqualTo(answer.get("requestId").asInt() == 99);
            }
            assertThat(out).doesNotExist();
            assertThat(worker.end()).isZero();
        }
    }

    /** Its objects are on threads of their own, which an answer has to wait for. */
    @Test
    void a_cancelled_request_for_many_objects_writes_nothing_after_its_answer() throws Exception {
        for (int i = 0; i < 6; i++) {
            write(dir.resolve("many/" + i + ".o"), TAGGED);
        }
        CountDownLatch begun = new CountDownLatch(2);
        Rewriter slow = request -> {
            begun.countDown();
            untilInterrupted();
            return Retrobpf.rewrite(request);
        };
        try (WorkerSession worker = new WorkerSession(slow)) {
            worker.ask(1, "rewrite", dir.resolve("many"), "-d", dir.resolve("done"), "-j", "2");
            await(begun);
            worker.cancel(1);

            assertThat(worker.answer().get("wasCancelled").asBoolean()).isTrue();
            List<String> then = filesBelow(dir);
            assertThat(then).noneMatch(f -> f.startsWith("done"));
            assertThat(worker.end()).isZero();
            Thread.sleep(300);
            assertThat(filesBelow(dir)).isEqualTo(then);
        }
    }

    @Test
    void a_crash_is_one_request_s() throws Exception {
        Rewriter buggy = request -> {
            throw request.name().contains("out of") ? new OutOfMemoryError("test") : new StackOverflowError();
        };
        Path large = write(dir.resolve("out of memory.o"), TAGGED);
        try (WorkerSession worker = new WorkerSession(buggy)) {
            for (Path object : List.of(in, large)) {
                worker.ask(8, "rewrite", object, "-o", out);
                JsonNode answer = worker.answer();
                assertThat(answer.get("exitCode").asInt()).isEqualTo(70);
                assertThat(answer.get("output").asText())
                        .contains("internal error")
                        .hasLineCount(1);
            }
            worker.ask(9, "inspect", in);
            assertThat(worker.answer().get("exitCode").asInt()).isZero();
            assertThat(worker.end()).isZero();
        }
    }

    @Test
    void what_was_asked_for_is_done_before_the_end() throws Exception {
        try (WorkerSession worker = new WorkerSession(Retrobpf::rewrite)) {
            for (int id = 1; id <= 30; id++) {
                worker.ask(id, "rewrite", in, "-o", dir.resolve(id + ".out"), "-q");
            }
            worker.closeInput();

            for (int id = 1; id <= 30; id++) {
                assertThat(worker.answer().get("output").asText()).isEmpty();
            }
            assertThat(worker.end()).isZero();
            assertThat(filesBelow(dir)).hasSize(31);
        }
    }

    @Test
    void what_stands_before_the_option_stands_before_all_arguments() throws Exception {
        try (WorkerSession worker = new WorkerSession(Retrobpf::rewrite, "rewrite", "-q")) {
            worker.ask(0, in, "-o", out);

            assertThat(worker.line()).isEqualTo("{\"exitCode\":0,\"output\":\"\",\"requestId\":0}");
            assertThat(out).hasBinaryContent(rewritten(TAGGED));
        }
        Run behind = Run.of("--persistent_worker", "--debug");
        assertThat(behind.status()).isEqualTo(2);
        assertThat(behind.errLines())
                .singleElement()
                .asString()
                .startsWith("retrobpf: nothing may stand behind --persistent_worker, where '--debug' does");
    }

    @Test
    void a_request_for_a_worker_is_no_command() throws Exception {
        try (WorkerSession worker = new WorkerSession(Retrobpf::rewrite)) {
            worker.ask(0, "--persistent_worker");

            assertThat(worker.answer().get("exitCode").asInt()).isEqualTo(2);
            assertThat(worker.end()).isZero();
        }
    }

    @Test
    @SuppressWarnings("InputStreamSlowMultibyteRead") // two bytes
    void a_worker_whose_answers_nobody_reads_ends_at_the_next_request() {
        CountDownLatch failed = new CountDownLatch(1);
        OutputStream closed = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                failed.countDown();
                throw new IOException("Broken pipe");
            }
        };
        InputStream requests = new SequenceInputStream(Collections.enumeration(List.of(
                new ByteArrayInputStream("{\"arguments\":[\"--version\"]}".getBytes(UTF_8)), new InputStream() {
                    private int at;

                    @Override
                    public int read() {
                        await(failed);
                        return at < 2 ? "{}".charAt(at++) : -1;
                    }
                })));
        ByteArrayOutputStream err = new ByteArrayOutputStream();

        int status = Cli.run(
                new String[] {"--persistent_worker"},
                requests,
                new PrintStream(closed, false, UTF_8),
                new PrintStream(err, true, UTF_8));

        assertThat(status).isEqualTo(1);
        assertThat(err.toString(UTF_8)).contains("cannot go on: nobody reads answers any more");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** As the rewriting does, it looks at no interrupt: the flag stays, and what is written next fails. */
    private static void untilInterrupted() {
        while (!Thread.currentThread().isInterrupted()) {
            Thread.onSpinWait();
        }
    }
}
