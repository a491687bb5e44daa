package io.github.retrobpf.cli.text;

import io.github.retrobpf.elf.io.SafeText;
import java.io.PrintStream;
import java.util.List;
import java.util.function.Consumer;

/** Prints lines, mostly to standard error. The only place that does, so that nothing harmful gets past. */
public final class Console {
    private static final String RESET = "\033[0m";
    private static final String BOLD = "\033[1m";
    private static final String RED = "\033[1;31m";
    private static final String YELLOW = "\033[1;33m";
    private static final String CYAN = "\033[1;36m";

    private final Consumer<Line> listener;
    private final boolean isQuiet;

    /** Hands lines on. */
    public Console(Consumer<Line> listener, boolean isQuiet) {
        this.listener = listener;
        this.isQuiet = isQuiet;
    }

    /** Prints lines as text. */
    public Console(PrintStream err, boolean isQuiet, boolean hasColor) {
        this(line -> err.println(render(line, hasColor)), isQuiet);
    }

    public void print(List<Line> lines) {
        lines.forEach(this::print);
    }

    public void print(Line line) {
        if (!isQuiet || line.kind() == Line.Kind.ERROR || line.kind() == Line.Kind.FAULT) {
            listener.accept(new Line(line.kind(), SafeText.escape(line.text())));
        }
    }

    private static String render(Line line, boolean hasColor) {
        String text = line.text();
        return switch (line.kind()) {
            case ERROR -> styled(RED, "retrobpf:", hasColor) + " " + text;
            case FAULT -> styled(RED, "error:", hasColor) + " " + text;
            case WARNING -> styled(YELLOW, "warning:", hasColor) + " " + text;
            case NOTE -> styled(CYAN, "note:", hasColor) + " " + text;
            case TITLE -> styled(BOLD, text, hasColor);
            case DETAIL -> "  " + text;
        };
    }

    private static String styled(String style, String text, boolean hasColor) {
        return hasColor ? style + text + RESET : text;
    }
}
