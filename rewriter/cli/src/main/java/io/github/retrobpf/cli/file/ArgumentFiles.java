package io.github.retrobpf.cli.file;

import io.github.retrobpf.cli.command.Arguments;
import io.github.retrobpf.cli.command.Mojibake;
import io.github.retrobpf.cli.command.UsageException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Arguments that stand in files: build tools put them there, as a command line has an end.
 *
 * <p>{@code @FILE} is written as for a shell, {@code --flagfile=FILE} holds one argument a line, as it is. Those are
 * Bazel's two formats of parameter files, and the two spellings by which it knows one. A file may name others; an
 * argument that begins with {@code @} is written {@code @@…}.
 */
public final class ArgumentFiles {
    /** Stands before the name of a file with an argument on each line. */
    public static final String LINES = "--flagfile=";

    private static final String WORDS = "@";

    private final List<String> expanded = new ArrayList<>();
    private final Deque<Path> open = new ArrayDeque<>();

    private ArgumentFiles() {}

    /** All arguments, with those of the files in place of their names. */
    public static List<String> expand(String... arguments) throws UsageException {
        ArgumentFiles files = new ArgumentFiles();
        for (String argument : arguments) {
            files.add(argument);
        }
        return files.expanded;
    }

    private void add(String argument) throws UsageException {
        if (argument.startsWith(WORDS + WORDS)) {
            expanded.add(argument.substring(1));
        } else if (argument.startsWith(LINES)) {
            addAll(argument, LINES);
        } else if (argument.startsWith(WORDS) && isFile(argument.substring(1))) {
            addAll(argument, WORDS);
        } else {
            expanded.add(argument);
        }
    }

    /** An object whose name starts with @, or a mistake: the command tells. */
    private static boolean isFile(String name) {
        try {
            return !name.isEmpty() && Files.isReadable(Path.of(name));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private void addAll(String argument, String prefix) throws UsageException {
        Path file = Arguments.path(argument.substring(prefix.length()));
        if (open.contains(file)) {
            throw new UsageException("argument file " + argument + " is among its own arguments");
        }
        open.push(file);
        String text = text(file);
        for (String further : prefix.equals(WORDS)
                ? ShellWords.split(text, file)
                : text.lines().toList()) {
            add(Mojibake.mended(further));
        }
        open.pop();
    }

    private static String text(Path file) throws UsageException {
        try {
            return new String(ObjectReader.read(file), StandardCharsets.UTF_8);
        } catch (FileProblem e) {
            throw new UsageException("could not read argument file " + WORDS + file + ": " + e.getMessage());
        }
    }
}
