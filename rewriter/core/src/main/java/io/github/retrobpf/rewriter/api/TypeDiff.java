package io.github.retrobpf.rewriter.api;

import java.util.List;

/**
 * What differs between the types of two files.
 *
 * @param changes one for each declaration that is not in both
 * @param added how many only the second one has
 * @param removed how many only the first one has
 * @param changed how many are in both and differ
 * @param same how many are in both and do not
 */
public record TypeDiff(List<Change> changes, int added, int removed, int changed, int same) {
    public TypeDiff {
        changes = List.copyOf(changes);
    }

    /**
     * One difference.
     *
     * @param kind {@code added}, {@code removed} or {@code changed}
     * @param subject what it is about: {@code struct foo}
     * @param lines of C, with {@code -}, {@code +} or a blank in front; nothing harmful for a terminal
     */
    public record Change(String kind, String subject, List<String> lines) {
        public Change {
            lines = List.copyOf(lines);
        }
    }
}
