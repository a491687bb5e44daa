package io.github.retrobpf.cli.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether there is a person at the other end. */
public final class Terminal {
    private Terminal() {}

    /**
     * Whether standard error is a terminal.
     *
     * <p>Java tells only whether standard input and output both are; Linux tells of each stream.
     */
    @SuppressWarnings("SystemConsoleNull")
    public static boolean isStandardError() {
        try {
            String device = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
            return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty") || device.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException e) {
            // From Java 22 on there is always a console, and no way to ask it that Java 17 compiles.
            return Runtime.version().feature() < 22 && System.console() != null;
        }
    }
}
