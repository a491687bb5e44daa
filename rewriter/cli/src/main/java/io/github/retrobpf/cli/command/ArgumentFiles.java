package io.github.retrobpf.cli.command;

import java.io.BufferedReader;
import java.io.FileReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StreamTokenizer;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts the arguments in a file in the place of {@code @FILE}.
 *
 * <p>They are separated by white space, and in quotes where they hold some; {@code #} starts a comment. A file may name
 * other files. {@code @@} stands for a {@code @} that names no file, and so does the {@code @} before a name that there is
 * no file for.
 */
public final class ArgumentFiles {
    private final List<String> arguments = new ArrayList<>();
    private final List<Path> open = new ArrayList<>();

    private ArgumentFiles() {}

    /** All arguments, in their order. */
    public static List<String> expand(String... args) throws UsageException {
        ArgumentFiles files = new ArgumentFiles();
        for (String arg : args) {
            files.add(arg);
        }
        return files.arguments;
    }

    private void add(String arg) throws UsageException {
        if (arg.length() < 2 || arg.charAt(0) != '@') {
            arguments.add(arg);
        } else if (arg.charAt(1) == '@') {
            arguments.add(arg.substring(1));
        } else {
            addFile(arg);
        }
    }

    private void addFile(String arg) throws UsageException {
        Path file;
        try {
            file = Path.of(arg.substring(1));
        } catch (InvalidPathException e) {
            arguments.add(arg);
            return;
        }
        if (!Files.isReadable(file)) {
            arguments.add(arg);
            return;
        }
        if (open.contains(file)) {
            throw new UsageException("argument file " + arg + " is among its own arguments");
        }
        open.add(file);
        for (String read : read(arg, file)) {
            add(read);
        }
        open.remove(file);
    }

    private static List<String> read(String arg, Path file) throws UsageException {
        List<String> words = new ArrayList<>();
        try (Reader reader = new BufferedReader(new FileReader(file.toFile(), Charset.defaultCharset()))) {
            StreamTokenizer tokens = new StreamTokenizer(reader);
            tokens.resetSyntax();
            tokens.wordChars(' ' + 1, 255);
            tokens.whitespaceChars(0, ' ');
            tokens.commentChar('#');
            tokens.quoteChar('"');
            tokens.quoteChar('\'');
            while (tokens.nextToken() != StreamTokenizer.TT_EOF) {
                words.add(tokens.sval);
            }
        } catch (IOException e) {
            throw new UsageException("could not read argument file " + arg);
        }
        return words;
    }
}
