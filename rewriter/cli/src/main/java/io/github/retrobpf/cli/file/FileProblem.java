package io.github.retrobpf.cli.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;

/** A file that cannot be read or written. The message is one line: {@code cannot read a.o: no such file}. */
public final class FileProblem extends Exception {
    private static final long serialVersionUID = 1L;
    /** What Java puts for bytes in an argument that it cannot decode. */
    private static final char UNDECODED = '\ufffd';

    private FileProblem(String message, IOException cause) {
        super(message, cause);
    }

    private FileProblem(String message) {
        super(message);
    }

    public static FileProblem reading(String name, String reason) {
        return new FileProblem("cannot read " + name + ": " + reason);
    }

    /** Whether Java could not decode a name, so that it does not lead to the file. */
    public static boolean isUndecoded(String name) {
        return name.indexOf(UNDECODED) >= 0;
    }

    public static FileProblem reading(String name, IOException cause) {
        if (cause instanceof NoSuchFileException && isUndecoded(name)) {
            return new FileProblem("cannot read " + name + ": its name is no text in the encoding of this locale;"
                    + " name the directory that it is in instead");
        }
        return new FileProblem("cannot read " + name + ": " + reason(cause), cause);
    }

    /** A failure somewhere below a directory. */
    public static FileProblem readingBelow(String directory, IOException cause) {
        String file = cause instanceof FileSystemException f ? f.getFile() : null;
        return reading(Objects.requireNonNullElse(file, directory), cause);
    }

    public static FileProblem writing(String name, String reason) {
        return new FileProblem("cannot write " + name + ": " + reason);
    }

    public static FileProblem writing(String name, IOException cause) {
        return new FileProblem("cannot write " + name + ": " + reason(cause), cause);
    }

    /** Java's messages are often the file's name alone. */
    static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "no such file or directory";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof FileAlreadyExistsException) {
            return "a file stands where a directory is needed";
        }
        if (e instanceof FileSystemLoopException) {
            return "links lead in a circle";
        }
        String text = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
        return sentence(Objects.requireNonNullElse(text, e.getClass().getSimpleName()));
    }

    private static String sentence(String text) {
        return text.isEmpty() ? text : Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }
}
