package io.github.retrobpf.cli.command;

import io.github.retrobpf.cli.text.Line;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * What a process has around it.
 *
 * @param in standard input
 * @param out standard output: data, and text that was asked for
 * @param err standard error: all other text
 * @param environment variables
 * @param isTerminal whether {@code err} is one; asked only where it matters
 * @param listener who takes lines for people in the place of {@code err}
 */
public record Surroundings(
        InputStream in,
        PrintStream out,
        PrintStream err,
        Map<String, String> environment,
        BooleanSupplier isTerminal,
        Optional<Consumer<Line>> listener) {

    /** Lines go to standard error. */
    public Surroundings(
            InputStream in,
            PrintStream out,
            PrintStream err,
            Map<String, String> environment,
            BooleanSupplier isTerminal) {
        this(in, out, err, environment, isTerminal, Optional.empty());
    }

    /** Streams alone: no environment, no terminal. */
    public static Surroundings of(InputStream in, PrintStream out, PrintStream err) {
        return new Surroundings(in, out, err, Map.of(), () -> false);
    }

    /** Another program around us, which tells lines in its own way, and has nothing on standard input. */
    public static Surroundings of(Consumer<Line> listener, PrintStream out) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return new Surroundings(
                InputStream.nullInputStream(), out, nowhere, Map.of(), () -> false, Optional.of(listener));
    }
}
