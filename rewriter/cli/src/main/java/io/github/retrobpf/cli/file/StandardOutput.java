package io.github.retrobpf.cli.file;

import java.io.PrintStream;

/** What goes through a pipe. */
public final class StandardOutput {
    private StandardOutput() {}

    /** Writes all of it, and makes sure that it got there. */
    public static void print(PrintStream out, byte[] bytes) throws FileProblem {
        out.write(bytes, 0, bytes.length);
        if (out.checkError()) {
            throw broken();
        }
    }

    /** What to say when something did not get there; Java does not tell why. */
    public static FileProblem broken() {
        return FileProblem.writing("standard output", "closed, or no space left");
    }
}
