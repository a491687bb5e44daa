package io.github.retrobpf.cli.command;

import java.util.List;
import java.util.Optional;

/**
 * An option of a command.
 *
 * @param names with their hyphens, the short one first; at most one of each
 * @param value that it takes; empty for one that is given or not
 * @param description sentences for a person
 * @param isRepeatable whether it may come several times
 * @param isHidden whether help keeps quiet about it
 */
public record OptionSyntax(
        List<String> names, Optional<ValueSyntax> value, String description, boolean isRepeatable, boolean isHidden) {
    public OptionSyntax {
        names = List.copyOf(names);
    }

    /** What messages call it: the long name, where it has one. */
    public String name() {
        return names.get(names.size() - 1);
    }

    /** The same, of which help keeps quiet. */
    public OptionSyntax hidden() {
        return new OptionSyntax(names, value, description, isRepeatable, true);
    }

    /** The same, whose value is one of a few words. */
    public OptionSyntax oneOf(String... words) {
        ValueSyntax any = value.orElseThrow();
        return new OptionSyntax(
                names,
                Optional.of(new ValueSyntax(any.label(), any.kind(), List.of(words))),
                description,
                isRepeatable,
                isHidden);
    }
}
