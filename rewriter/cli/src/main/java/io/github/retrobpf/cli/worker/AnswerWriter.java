package io.github.retrobpf.cli.worker;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;

/** Writes answers, each whole and on a line of its own. Safe for several threads. */
final class AnswerWriter {
    private interface Members {
        void write(JsonGenerator json) throws IOException;
    }

    private final PrintStream out;
    private final JsonFactory factory = new JsonFactory();

    AnswerWriter(PrintStream out) {
        this.out = out;
    }

    void done(int id, Answer answer) {
        write(json -> {
            json.writeNumberField("exitCode", answer.exitCode());
            json.writeStringField("output", answer.output());
            json.writeNumberField("requestId", id);
        });
    }

    void cancelled(int id) {
        write(json -> {
            json.writeNumberField("requestId", id);
            json.writeBooleanField("wasCancelled", true);
        });
    }

    /** Whether anybody reads the answers. */
    synchronized boolean isOpen() {
        return !out.checkError();
    }

    private void write(Members members) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try (JsonGenerator json = factory.createGenerator(line)) {
            json.writeStartObject();
            members.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            // Memory is not full of holes.
            throw new UncheckedIOException(e);
        }
        line.write('\n');
        print(line.toByteArray());
    }

    private synchronized void print(byte[] line) {
        out.write(line, 0, line.length);
        out.flush();
    }
}
