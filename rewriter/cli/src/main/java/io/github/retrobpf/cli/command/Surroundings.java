package io.github.retrobpf.cli.command;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * What a process has around it.
 *
 * @param in standard input
 * @param out standard output: data, and text that was asked for
 * @param err standard error: all other text
 * @param environment variables
 * @param isTerminal whether {@code err} is one; asked only where it matters
 */
public record Surroundings(
        InputStream in, PrintStream out, PrintStream err, Map<String, String> environment, BooleanSupplier isTerminal) {

    /** Streams alone: no environment, no terminal. */
    public static Surroundings of(InputStream in, PrintStream out, PrintStream err) {
        return new Surroundings(in, out, err, Map.of(), () -> false);
    }
}
