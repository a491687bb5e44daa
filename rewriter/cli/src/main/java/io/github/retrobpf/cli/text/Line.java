package io.github.retrobpf.cli.text;

import io.github.retrobpf.rewriter.diagnostic.Diagnostic;
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
        Kind kind = switch (diagnostic.code().severity()) {
            case NOTE -> Kind.NOTE;
            case WARNING -> Kind.WARNING;
            case ERROR -> Kind.FAULT;
        };
        return new Line(kind, diagnostic.toString());
    }

    /**
     * The same for a user who may take what cannot be mended for an error.
     *
     * @param isStrict whether this one does
     */
    public static Line of(Diagnostic diagnostic, boolean isStrict) {
        return isStrict && diagnostic.code().isUnmended()
                ? new Line(Kind.FAULT, diagnostic.toString())
                : of(diagnostic);
    }

    public static Line title(String text) {
        return new Line(Kind.TITLE, text);
    }

    public static Line detail(String text) {
        return new Line(Kind.DETAIL, text);
    }
}
