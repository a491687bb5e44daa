package io.github.retrobpf.cli.manual;

import java.util.List;

/** The lines of a man page, in the macros of man(7). */
final class Roff {
    private final StringBuilder text = new StringBuilder();

    /** The first line: name and section, and what stands at the foot. */
    Roff title(String name, String version) {
        return macro("TH", name, "1", "", "retrobpf " + version, "retrobpf");
    }

    Roff section(String name) {
        return macro("SH", name);
    }

    /** A paragraph of its own. */
    Roff paragraph(String words) {
        return macro("PP").line(words);
    }

    /** Words, and what they stand for, indented below. */
    Roff item(String words, String meaning) {
        text.append(".TP\n.B ").append(escape(words)).append('\n');
        return line(meaning);
    }

    /** Lines as they are, for a shell. */
    Roff lines(List<String> all) {
        text.append(".PP\n.nf\n");
        all.forEach(this::line);
        text.append(".fi\n");
        return this;
    }

    Roff line(String words) {
        // A line that begins with one of these two would be a request.
        boolean isRequest = words.startsWith(".") || words.startsWith("'");
        text.append(isRequest ? "\\&" : "").append(escape(words)).append('\n');
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private Roff macro(String name, String... arguments) {
        text.append('.').append(name);
        for (String argument : arguments) {
            text.append(" \"").append(escape(argument).replace("\"", "\\(dq")).append('"');
        }
        text.append('\n');
        return this;
    }

    /** A hyphen that is typed is no dash, nor a quotation mark of a shell a curved one. */
    private static String escape(String words) {
        return words.replace("\\", "\\e")
                .replace("-", "\\-")
                .replace("'", "\\(aq")
                .replace("^", "\\(ha")
                .replace("~", "\\(ti");
    }
}
