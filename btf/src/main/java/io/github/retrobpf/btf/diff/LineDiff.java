package io.github.retrobpf.btf.diff;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What differs between two texts, in as many steps as they have lines. Lines that moved count as different; those of a
 * struct say where their members are, so that a move is a difference.
 */
final class LineDiff {
    private final List<String> lines = new ArrayList<>();
    private boolean isAnyShown;

    private LineDiff() {}

    static List<String> of(List<String> before, List<String> after) {
        LineDiff diff = new LineDiff();
        diff.compare(before, after);
        return diff.lines;
    }

    private void compare(List<String> before, List<String> after) {
        Set<String> old = new HashSet<>(before);
        Set<String> now = new HashSet<>(after);
        int i = 0;
        int j = 0;
        while (i < before.size() || j < after.size()) {
            boolean isPair = i < before.size() && j < after.size();
            if (isPair && before.get(i).equals(after.get(j))) {
                same(before.get(i));
                i++;
                j++;
                continue;
            }
            boolean isGone = i < before.size() && !now.contains(before.get(i));
            boolean isNew = j < after.size() && !old.contains(after.get(j));
            // Where both stand elsewhere as well, neither is new, and both moved.
            if (i < before.size() && (isGone || !isNew)) {
                lines.add("-" + before.get(i++));
            }
            if (j < after.size() && (isNew || !isGone)) {
                lines.add("+" + after.get(j++));
            }
        }
    }

    /** Only the first line, which says what the others are part of. */
    private void same(String line) {
        if (lines.isEmpty() && !isAnyShown) {
            lines.add(" " + line);
            isAnyShown = true;
        }
    }
}
