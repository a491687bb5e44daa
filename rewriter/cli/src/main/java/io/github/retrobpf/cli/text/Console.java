package io.github.retrobpf.cli.text;

import io.github.retrobpf.elf.io.SafeText;
import java.io.PrintStream;
import java.util.List;

/** Prints lines to standard error. The only place that does, so that nothing harmful gets past. */
public final class Console {
    private static final String RESET = "\033[0m";
    private static final String BOLD = "\033[1m";
    private static final String RED = "\033[1;31m";
    private static final String YELLOW = "\033[1;33m";
    private static final String CYAN = "\033[1;36m";

    private final PrintStream err;
    private final boolean isQuiet;
    private final boolean hasColor;

    public Console(PrintStream err, boolean isQuiet, boolean hasColor) {
        this.err = err;
        this.isQuiet = isQuiet;
        this.hasColor = hasColor;
    }

    public void print(List<Line> lines) {
        lines.forEach(this::print);
    }

    public void print(Line line) {
        if (!isQuiet || line.kind() == Line.Kind.ERROR || line.kind() == Line.Kind.FAULT) {
            err.println(render(line));
        }
    }

    private String render(Line line) {
        String text = SafeText.escape(line.text());
        return switch (line.kind()) {
            case ERROR -> styled(RED, "retrobpf:") + " " + text;
            case FAULT -> styled(RED, "error:") + " " + text;
            case WARNING -> styled(YELLOW, "warning:") + " " + text;
            case NOTE -> styled(CYAN, "note:") + " " + text;
            case TITLE -> styled(BOLD, text);
            case DETAIL -> "  " + text;
        };
    }

    private String styled(String style, String text) {
        return hasColor ? style + text + RESET : text;
    }
}
