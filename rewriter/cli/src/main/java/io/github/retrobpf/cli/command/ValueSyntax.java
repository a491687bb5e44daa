package io.github.retrobpf.cli.command;

import java.util.List;

/**
 * The value of an option.
 *
 * @param label that stands for it in help
 * @param kind what it names
 * @param words all that it may be; empty where it may be more than a few
 */
public record ValueSyntax(String label, ValueKind kind, List<String> words) {
    public ValueSyntax {
        words = List.copyOf(words);
    }
}
