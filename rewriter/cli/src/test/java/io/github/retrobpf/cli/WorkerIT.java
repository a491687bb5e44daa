package io.github.retrobpf.cli;

import static io.github.retrobpf.cli.Objects.PLAIN;
import static io.github.retrobpf.cli.Objects.TAGGED;
import static io.github.retrobpf.cli.Objects.filesBelow;
import static io.github.retrobpf.cli.Objects.rewritten;
import static io.github.retrobpf.cli.Objects.write;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The worker as a process. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class WorkerIT {
    @TempDir
    private Path dir;

    private JarShell shell;

    @BeforeEach
    void shell() {
        shell = new JarShell(dir);
        write(dir.resolve("in.o"), TAGGED);
    }

    @Test
    void many_requests_fit_into_a_small_heap() {
        StringBuilder requests = new StringBuilder();
        String inputs =
                "{\"path\":\"some/rather/long/name/of/a/file.h\",\"digest\":\"00112233445566778899\"},".repeat(50);
        for (int i = 0; i < 1500; i++) {
            requests.append("{\"arguments\":[\"rewrite\",\"in.o\",\"-o\",\"out/")
                    .append(i)
                    .append("/out.o\"],\"requestId\":")
                    .append(i)
                    .append(",\"inputs\":[")
                    .append(inputs)
                    .append("{}]}");
            write(dir.resolve("out/" + i + "/out.o"), new byte[0]);
        }
        write(dir.resolve("requests"), requests.toString().getBytes(UTF_8));

        Run run = shell.run("retrobpf --persistent_worker <requests", Map.of("HEAP", "-Xmx16m"));

        assertThat(run.err()).isEmpty();
        assertThat(run.text().lines()).hasSize(1500).allMatch(a -> a.startsWith("{\"exitCode\":0,"));
        assertThat(run.status()).isZero();
        assertThat(filesBelow(dir.resolve("out"))).hasSize(1500);
        assertThat(dir.resolve("out/1499/out.o")).hasBinaryContent(rewritten(TAGGED));
    }

    @Test
    void a_worker_that_is_ended_in_the_middle_leaves_no_temporary() throws Exception {
        write(dir.resolve("large.o"), Arrays.copyOf(PLAIN, 48 << 20));
        Files.createDirectories(dir.resolve("out"));
        int interrupted = 0;
        for (int i = 0; i < 12 && interrupted < 3; i++) {
            Process worker = shell.start("exec retrobpf --persistent_worker", Map.of());
            worker.getOutputStream()
                    .write("{\"arguments\":[\"rewrite\",\"large.o\",\"-o\",\"out/a.o\"],\"requestId\":1}"
                            .getBytes(UTF_8));
            worker.getOutputStream().flush();
            while (!hasTemporary() && worker.isAlive() && !Files.exists(dir.resolve("out/a.o"))) {
                Thread.onSpinWait();
            }
            // Not destroy(): that ends the input as well.
            shell.run("kill -TERM " + worker.pid());

            assertThat(worker.waitFor()).isEqualTo(143);
            assertThat(hasTemporary()).isFalse();
            interrupted += Files.deleteIfExists(dir.resolve("out/a.o")) ? 0 : 1;
        }
        assertThat(interrupted).as("workers that ended in the middle").isPositive();
    }

    @Test
    void files_that_lead_to_the_protocol_are_refused() {
        String request = "{\"arguments\":[\"rewrite\",\"%s\",\"-o\",\"%s\"]}\\n";
        String read = request.formatted("/dev/stdin", "out.o");
        String write = request.formatted("in.o", "/dev/stdout");
        String words = "{\"arguments\":[\"rewrite\",\"@/dev/stdin\"]}\\n";

        Run run = shell.run("printf '" + read + write + words + "' | retrobpf --persistent_worker");

        assertThat(run.text().lines())
                .hasSize(3)
                .allMatch(a -> a.contains("a worker speaks with its build tool there"))
                .noneMatch(a -> a.contains("\"exitCode\":0"));
        assertThat(run.status()).isZero();
        assertThat(dir.resolve("out.o")).doesNotExist();
    }

    private boolean hasTemporary() {
        try (Stream<Path> files = Files.list(dir.resolve("out"))) {
            return files.anyMatch(f -> f.getFileName().toString().endsWith(".tmp"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
