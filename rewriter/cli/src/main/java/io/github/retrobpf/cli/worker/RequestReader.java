package io.github.retrobpf.cli.worker;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.retrobpf.cli.command.Mojibake;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads requests, one JSON object behind the other. Whether lines end between them differs between versions of Bazel.
 *
 * <p>Bazel's {@code worker_protocol.proto} names the members; those that we do not need are skipped as they come, so
 * that a request with thousands of inputs takes no room.
 */
final class RequestReader {
    private final JsonParser parser;

    private int id;
    private List<String> arguments = List.of();
    private boolean isCancellation;
    private Optional<String> problem = Optional.empty();

    RequestReader(InputStream in) throws IOException {
        // A reader of text gives what is there. Jackson's own would wait for more, to find out the encoding.
        this.parser = new JsonFactory().createParser(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    /**
     * The next request, or none at the end of input.
     *
     * @throws com.fasterxml.jackson.core.JsonProcessingException where this is no JSON: there is no way to tell where
     *     the next request begins
     */
    Optional<WorkRequest> next() throws IOException {
        JsonToken start = parser.nextToken();
        if (start == null) {
            return Optional.empty();
        }
        id = 0;
        arguments = List.of();
        isCancellation = false;
        problem = Optional.empty();
        if (start == JsonToken.START_OBJECT) {
            members();
        } else {
            wrong("a request is an object");
        }
        return Optional.of(new WorkRequest(id, arguments, isCancellation, problem));
    }

    private void members() throws IOException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            switch (name) {
                case "requestId" -> readId(value);
                case "arguments" -> readArguments(value);
                case "cancel" -> readCancel(value);
                case "sandboxDir" -> readSandbox(value);
                default -> parser.skipChildren();
            }
        }
    }

    /** Text is a number as well in the JSON of protocol buffers, and nothing is 0. */
    private void readId(JsonToken value) throws IOException {
        if (value == JsonToken.VALUE_NULL) {
            return;
        }
        try {
            if (value.isScalarValue()) {
                id = Integer.parseInt(parser.getText());
                return;
            }
        } catch (NumberFormatException e) {
            // The same message as below.
        }
        wrong("requestId is a whole number of 32 bits");
    }

    private void readArguments(JsonToken value) throws IOException {
        arguments = new ArrayList<>();
        if (value == JsonToken.START_ARRAY) {
            boolean isText = true;
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                isText &= parser.currentToken() == JsonToken.VALUE_STRING;
                arguments.add(isText ? Mojibake.mended(parser.getText()) : "");
                parser.skipChildren();
            }
            if (isText) {
                return;
            }
        } else if (value == JsonToken.VALUE_NULL) {
            return;
        }
        wrong("arguments is an array of strings");
    }

    private void readCancel(JsonToken value) throws IOException {
        if (value.isBoolean()) {
            isCancellation = value == JsonToken.VALUE_TRUE;
        } else if (value != JsonToken.VALUE_NULL) {
            wrong("cancel is true or false");
        }
    }

    /** Java has one working directory for all threads, so names in the arguments would lead past the sandbox. */
    private void readSandbox(JsonToken value) throws IOException {
        boolean isNone = value == JsonToken.VALUE_NULL
                || (value == JsonToken.VALUE_STRING && parser.getText().isEmpty());
        if (!isNone) {
            wrong("this worker has no sandboxes for requests: leave out sandboxDir (supports-multiplex-sandboxing)");
        }
    }

    private void wrong(String fact) throws IOException {
        parser.skipChildren();
        if (problem.isEmpty()) {
            problem = Optional.of(fact);
        }
    }
}
