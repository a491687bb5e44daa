package io.github.retrobpf.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.retrobpf.cli.command.Surroundings;
import io.github.retrobpf.cli.rewrite.Rewriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;

/** A worker in this process, and the build tool's side of its protocol. */
final class WorkerSession implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final PipedOutputStream requests = new PipedOutputStream();
    private final Lines answers = new Lines();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final CompletableFuture<Integer> status;

    WorkerSession(Rewriter rewriter, String... startUp) throws IOException {
        PipedInputStream in = new PipedInputStream(requests, 1 << 16);
        PrintStream to = new PrintStream(answers, false, UTF_8);
        Surroundings surroundings = new Surroundings(in, to, new PrintStream(err, true, UTF_8), Map.of(), () -> true);
        String[] args = Stream.concat(Stream.of(startUp), Stream.of("--persistent_worker"))
                .toArray(String[]::new);
        status = CompletableFuture.supplyAsync(() -> {
            int end = new Cli(surroundings, rewriter).run(args);
            to.close();
            return end;
        });
    }

    /** Sends a command line. */
    void ask(int id, Object... arguments) throws IOException {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("arguments", Stream.of(arguments).map(String::valueOf).toList());
        request.put("inputs", List.of(Map.of("path", "a.o", "digest", "00ff")));
        request.put("requestId", id);
        send(JSON.writeValueAsString(request));
    }

    void cancel(int id) throws IOException {
        send("{\"requestId\":" + id + ",\"cancel\":true}");
    }

    void send(String text) throws IOException {
        requests.write(text.getBytes(UTF_8));
        requests.flush();
    }

    /** The next line, once it is there. */
    String line() throws InterruptedException {
        return answers.next();
    }

    JsonNode answer() throws IOException, InterruptedException {
        return JSON.readTree(line());
    }

    /** Nothing more is asked for. */
    void closeInput() throws IOException {
        requests.close();
    }

    /** Ends its input, and gives its exit status; no answer is left. */
    int end() throws IOException, InterruptedException {
        requests.close();
        String left = answers.next();
        if (!left.equals(Lines.END)) {
            throw new AssertionError("an answer too many: " + left);
        }
        return status.join();
    }

    String err() {
        return err.toString(UTF_8);
    }

    @Override
    public void close() throws IOException {
        requests.close();
    }

    /** Not a pipe: that takes the end of a thread that wrote into it for its own. */
    private static final class Lines extends OutputStream {
        static final String END = "no more answers";

        private final BlockingQueue<String> whole = new LinkedBlockingQueue<>();
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        String next() throws InterruptedException {
            return whole.take();
        }

        @Override
        public synchronized void write(int b) {
            if (b == '\n') {
                whole.add(line.toString(UTF_8));
                line.reset();
            } else {
                line.write(b);
            }
        }

        @Override
        public synchronized void close() {
            whole.add(line.size() == 0 ? END : line.toString(UTF_8));
        }
    }
}
