package io.github.retrobpf.cli.file;

import io.github.retrobpf.cli.command.UsageException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits text into words, as a shell does that knows quotes but expands nothing: white space separates, quotes of either
 * kind hold it, {@code #} at the start of a word begins a comment. A backslash that escapes nothing special is itself,
 * so that paths of Windows need no quotes.
 */
final class ShellWords {
    private static final String ESCAPED_OUTSIDE = "\\'\"# \t";
    private static final String ESCAPED_IN_QUOTES = "\\\"$`";

    private final String text;
    private final Path file;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean isInWord;
    private int at;

    private ShellWords(String text, Path file) {
        this.text = text;
        this.file = file;
    }

    /**
     * The words.
     *
     * @param file where the text is from, for messages
     */
    static List<String> split(String text, Path file) throws UsageException {
        ShellWords words = new ShellWords(text, file);
        while (words.at < text.length()) {
            words.step(text.charAt(words.at++));
        }
        words.end();
        return words.words;
    }

    private void step(char c) throws UsageException {
        if (Character.isWhitespace(c)) {
            end();
        } else if (c == '#' && !isInWord) {
            at = endOfLine();
        } else if (c == '\'' || c == '"') {
            isInWord = true;
            quoted(c);
        } else {
            isInWord = true;
            word.append(c == '\\' ? escaped(ESCAPED_OUTSIDE) : c);
        }
    }

    private void quoted(char quote) throws UsageException {
        int start = at;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == quote) {
                return;
            }
            word.append(c == '\\' && quote == '"' ? escaped(ESCAPED_IN_QUOTES) : c);
        }
        long line = text.substring(0, start).lines().count();
        throw new UsageException("a quote in line " + line + " of " + file + " does not end");
    }

    /** What a backslash stands for that was read. */
    private char escaped(String special) {
        boolean isEscape = at < text.length() && special.indexOf(text.charAt(at)) >= 0;
        return isEscape ? text.charAt(at++) : '\\';
    }

    private int endOfLine() {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }

    private void end() {
        if (isInWord) {
            words.add(word.toString());
            word.setLength(0);
            isInWord = false;
        }
    }
}
