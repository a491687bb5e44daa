package io.github.retrobpf.maven.run;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.github.retrobpf.cli.file.FileProblem;
import io.github.retrobpf.cli.file.Publisher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the last run left.
 *
 * @param request digest of the tool and its command lines; empty after a run that failed
 * @param inputs digest of each
 * @param outputs digest of each
 * @param told what that run had to say of the objects
 */
record State(String request, Map<String, String> inputs, Map<String, String> outputs, List<Told> told) {
    static final State NONE = new State("", Map.of(), Map.of(), List.of());

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    @SuppressWarnings("ConstantValue") // Jackson gives null for what a file lacks
    State {
        inputs = new TreeMap<>(orEmpty(inputs));
        outputs = new TreeMap<>(orEmpty(outputs));
        told = told == null ? List.of() : List.copyOf(told);
        request = request == null ? "" : request;
    }

    private static Map<String, String> orEmpty(@Nullable Map<String, String> map) {
        return map == null ? Map.of() : map;
    }

    /** A file that is missing, or that somebody damaged, tells nothing. */
    static State read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return NONE;
        }
        try {
            State state = JSON.readValue(Files.readAllBytes(file), State.class);
            return state == null ? NONE : state;
        } catch (JacksonException e) {
            return NONE;
        }
    }

    void write(Path file) throws IOException, FileProblem {
        Path directory = file.getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
        new Publisher(true).publish(file, JSON.writeValueAsBytes(this));
    }

    /** What was asked for then is asked for now. */
    boolean isFor(String now) {
        return !request.isEmpty() && request.equals(now);
    }
}
