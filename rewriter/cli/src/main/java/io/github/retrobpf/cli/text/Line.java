package io.github.retrobpf.cli.text;

import io.github.retrobpf.rewriter.diagnostic.Diagnostic;
import io.github.retrobpf.rewriter.diagnostic.Severity;
import java.util.Objects;

/**
 * One line for a person.
 *
 * @param kind how it is set
 * @param text may hold anything that an input holds
 */
public record Line(Kind kind, String text) {
    /** What a line is. */
    public enum Kind {
        /** Why something failed. */
        ERROR,
        /** What is wrong in an object, where that is enough to refuse it. */
        FAULT,
        WARNING,
        NOTE,
        /** What became of an object. */
        TITLE,
        /** Something about the object of the title above. */
        DETAIL
    }

    public static Line error(String text) {
        return new Line(Kind.ERROR, text);
    }

    /** The message of an exception that was made to be read. */
    public static Line error(Exception problem) {
        return error(Objects.requireNonNullElse(problem.getMessage(), problem.toString()));
    }

    /** Something to know about an object. */
    public static Line of(Diagnostic diagnostic) {
        boolean isWarning = diagnostic.code().severity() == Severity.WARNING;
        return new Line(isWarning ? Kind.WARNING : Kind.NOTE, diagnostic.toString());
    }

    public static Line title(String text) {
        return new Line(Kind.TITLE, text);
    }

    public static Line detail(String text) {
        return new Line(Kind.DETAIL, text);
    }
}
