package io.github.retrobpf.maven.run;

import io.github.retrobpf.cli.text.Line;

/**
 * A line that the next run tells again, where it finds nothing to do.
 *
 * @param kind as in {@link Line}
 * @param text of the line
 */
record Told(Line.Kind kind, String text) {
    static Told of(Line line) {
        return new Told(line.kind(), line.text());
    }

    Line line() {
        return new Line(kind, text);
    }

    /** Whether it is about objects, and not about what was done. */
    static boolean stays(Line line) {
        return switch (line.kind()) {
            case WARNING, NOTE, FAULT -> true;
            case ERROR, TITLE, DETAIL -> false;
        };
    }
}
