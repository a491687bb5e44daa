package io.github.retrobpf.rewriter.validate;

import io.github.retrobpf.elf.model.ElfFile;
import io.github.retrobpf.elf.model.Relocation;
import io.github.retrobpf.elf.model.RelocationTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The relocations of a section by place; several for one place keep their order.
 *
 * @param sorted by offset
 * @param isAscending whether those of each table stand so in the file
 */
public record RelocationIndex(List<Relocation> sorted, boolean isAscending) {
    public static RelocationIndex of(ElfFile elf, int section) {
        List<Relocation> all = new ArrayList<>();
        boolean isAscending = true;
        for (RelocationTable table : elf.relocationsOf(section)) {
            for (int i = 0; i < table.count(); i++) {
                Relocation relocation = table.get(i);
                isAscending &= i == 0 || all.get(all.size() - 1).offset() <= relocation.offset();
                all.add(relocation);
            }
        }
        all.sort(Comparator.comparingLong(Relocation::offset));
        return new RelocationIndex(all, isAscending);
    }

    public Relocation get(int position) {
        return sorted.get(position);
    }

    /** Position of the first one that is not before an offset. */
    public int firstFrom(long offset) {
        int low = 0;
        int high = sorted.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted.get(middle).offset() < offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Position behind the last one that starts at the same offset as the one at a position, or before an end. */
    public int endOf(int position, long end) {
        int at = position;
        while (at < sorted.size() && sorted.get(at).offset() < end) {
            at++;
        }
        return at;
    }
}
