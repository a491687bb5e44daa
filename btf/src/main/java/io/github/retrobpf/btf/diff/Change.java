package io.github.retrobpf.btf.diff;

import java.util.List;

/**
 * One difference.
 *
 * @param kind what happened
 * @param subject to what: {@code struct foo}
 * @param lines that went, behind a {@code -}; that came, behind a {@code +}; the first one where it stayed, behind a blank
 */
public record Change(Kind kind, String subject, List<String> lines) {
    public Change {
        lines = List.copyOf(lines);
    }

    /** What happened. */
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED
    }
}
