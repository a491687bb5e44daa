package io.github.retrobpf.cli.command;

import io.github.retrobpf.cli.text.Line;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;

/** Says that we failed, not the user. */
public final class Crash {
    private Crash() {}

    /**
     * One line, and with {@code isDebugging} the trace after it.
     *
     * @param subject the input it happened with
     */
    public static List<Line> describe(String subject, Throwable thrown, boolean isDebugging) {
        List<Line> lines = new ArrayList<>();
        if (thrown instanceof OutOfMemoryError) {
            long heap = Runtime.getRuntime().maxMemory() >> 20;
            lines.add(Line.error(subject + ": internal error: out of memory with a heap of " + heap
                    + " MiB; give Java more (-Xmx), and report it if the object is small"));
        } else {
            lines.add(Line.error(subject + ": internal error, a bug in retrobpf: " + thrown
                    + (isDebugging ? "" : "; please report it with the trace that --debug prints")));
        }
        if (isDebugging) {
            StringWriter trace = new StringWriter();
            thrown.printStackTrace(new PrintWriter(trace));
            trace.toString().lines().map(l -> Line.error(l.strip())).forEach(lines::add);
        }
        return lines;
    }
}
