package io.github.retrobpf.rewriter.link;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is cut out of a section of an input; what stands behind moves up. */
final class Cuts {
    static final Cuts NONE = new Cuts(List.of());

    /**
     * One run of bytes.
     *
     * @param start its first byte, from the start of the section
     * @param end behind its last one
     * @param symbol what stood there: who names the place means the winner; null where nobody is left who could
     */
    record Cut(long start, long end, @Nullable GlobalSymbol symbol) {}

    private final List<Cut> cuts;
    /** How many bytes are cut before each cut, and behind the last one. */
    private final long[] before;

    private Cuts(List<Cut> sorted) {
        this.cuts = sorted;
        this.before = new long[sorted.size() + 1];
        for (int i = 0; i < sorted.size(); i++) {
            before[i + 1] = before[i] + sorted.get(i).end - sorted.get(i).start;
        }
    }

    /** Runs that do not overlap, in any order. */
    static Cuts of(List<Cut> cuts) {
        List<Cut> sorted = new ArrayList<>(cuts);
        sorted.sort(Comparator.comparingLong(Cut::start));
        return new Cuts(List.copyOf(sorted));
    }

    boolean isEmpty() {
        return cuts.isEmpty();
    }

    /** By place. */
    List<Cut> all() {
        return cuts;
    }

    /** How many bytes are cut. */
    long total() {
        return before[cuts.size()];
    }

    /** The cut that takes a place. */
    Optional<Cut> at(long offset) {
        int behind = behind(offset);
        return behind > 0 && offset < cuts.get(behind - 1).end ? Optional.of(cuts.get(behind - 1)) : Optional.empty();
    }

    /** Where a place comes to stand; for one that is cut, where what was behind it comes to stand. */
    long map(long offset) {
        int behind = behind(offset);
        if (behind == 0) {
            return offset;
        }
        Cut last = cuts.get(behind - 1);
        return offset < last.end ? last.start - before[behind - 1] : offset - before[behind];
    }

    /** How many cuts start at a place or before it. */
    private int behind(long offset) {
        int low = 0;
        int high = cuts.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (cuts.get(middle).start <= offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
