package io.github.retrobpf.rewriter.validate;

import io.github.retrobpf.btf.ext.InfoBlock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Records of one kind for one section, by place; several for one place keep their order. */
final class PlacedRecords {
    /** A record. */
    record Entry(InfoBlock block, int index) {
        long insnOff() {
            return block.insnOff(index);
        }
    }

    private final List<Entry> entries = new ArrayList<>();
    private boolean isAscending = true;
    private boolean isSorted = true;

    /** Adds the records of a block from one on. */
    void add(InfoBlock block, int from) {
        for (int i = from; i < block.count(); i++) {
            Entry entry = new Entry(block, i);
            isAscending &= entries.isEmpty() || entries.get(entries.size() - 1).insnOff() <= entry.insnOff();
            entries.add(entry);
        }
        isSorted = isAscending;
    }

    int count() {
        return entries.size();
    }

    /** Whether they came in the order of their places. */
    boolean isAscending() {
        return isAscending;
    }

    /** Those for the bytes from {@code start} to before {@code end}. */
    List<Entry> within(long start, long end) {
        if (!isSorted) {
            entries.sort(Comparator.comparingLong(Entry::insnOff));
            isSorted = true;
        }
        return entries.subList(firstFrom(start), firstFrom(end));
    }

    private int firstFrom(long insnOff) {
        int low = 0;
        int high = entries.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (entries.get(middle).insnOff() < insnOff) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
