package io.github.retrobpf.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.retrobpf.cli.command.Surroundings;
import io.github.retrobpf.cli.rewrite.Rewriter;
import io.github.retrobpf.rewriter.api.Retrobpf;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What one command line came to. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Run(int status, byte[] out, String err) {

    static Run of(Object... args) {
        return with(new byte[0], args);
    }

    static Run with(byte[] stdin, Object... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = Cli.run(
                strings(args),
                new ByteArrayInputStream(stdin),
                new PrintStream(out, false, UTF_8),
                new PrintStream(err, false, UTF_8));
        return new Run(status, out.toByteArray(), err.toString(UTF_8));
    }

    /** Nobody reads what it writes to standard output. */
    static Run toClosedPipe(Object... args) {
        OutputStream closed = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = Cli.run(
                strings(args),
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(closed, false, UTF_8),
                new PrintStream(err, false, UTF_8));
        return new Run(status, new byte[0], err.toString(UTF_8));
    }

    /** On a terminal. */
    static Run onTerminal(Map<String, String> environment, Object... args) {
        return in(environment, true, Retrobpf::rewrite, args);
    }

    static Run with(Rewriter rewriter, Object... args) {
        return in(Map.of(), false, rewriter, args);
    }

    private static Run in(Map<String, String> environment, boolean isTerminal, Rewriter rewriter, Object... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Surroundings surroundings = new Surroundings(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, false, UTF_8),
                new PrintStream(err, false, UTF_8),
                environment,
                () -> isTerminal);
        int status = new Cli(surroundings, rewriter).run(strings(args));
        return new Run(status, out.toByteArray(), err.toString(UTF_8));
    }

    private static String[] strings(Object... args) {
        return Arrays.stream(args).map(String::valueOf).toArray(String[]::new);
    }

    String text() {
        return new String(out, UTF_8);
    }

    List<String> errLines() {
        return err.lines().toList();
    }
}
