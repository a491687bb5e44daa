package io.github.retrobpf.cli.worker;

import io.github.retrobpf.cli.command.ExitStatus;
import io.github.retrobpf.cli.text.Console;
import io.github.retrobpf.cli.text.Line;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Takes what a command prints. An answer has room for text alone: standard output becomes a part of it if it is text,
 * such as that of {@code inspect}; an object is a mistake.
 */
final class Output {
    private final ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(outBytes, false, StandardCharsets.UTF_8);
    private final PrintStream err = new PrintStream(errBytes, false, StandardCharsets.UTF_8);

    PrintStream out() {
        return out;
    }

    PrintStream err() {
        return err;
    }

    Answer answer(int exitCode) {
        out.flush();
        Optional<String> text = text(outBytes.toByteArray());
        if (text.isEmpty()) {
            new Console(err, false, false)
                    .print(Line.error("cannot write standard output: a worker's answer holds text only; name a file"));
        }
        err.flush();
        int code = text.isPresent() ? exitCode : Math.max(exitCode, ExitStatus.PROBLEM.code());
        return new Answer(code, text.orElse("") + errBytes.toString(StandardCharsets.UTF_8));
    }

    /** Our text is UTF-8 without NUL, and no object is. */
    private static Optional<String> text(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.indexOf('\0') < 0 ? Optional.of(text) : Optional.empty();
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
