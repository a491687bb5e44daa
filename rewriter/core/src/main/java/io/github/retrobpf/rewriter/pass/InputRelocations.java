package io.github.retrobpf.rewriter.pass;

import io.github.retrobpf.elf.build.ElfBuilder;
import io.github.retrobpf.elf.build.RelocationEdit;
import io.github.retrobpf.elf.build.SectionId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The relocations of the input by place; edits do not show here. */
final class InputRelocations {
    private final ElfBuilder elf;
    private final Map<SectionId, List<RelocationEdit>> bySection = new HashMap<>();

    InputRelocations(ElfBuilder elf) {
        this.elf = elf;
    }

    /** Those for the bytes from {@code start} to before {@code end} of a section, by offset. */
    List<RelocationEdit> within(SectionId section, long start, long end) {
        List<RelocationEdit> sorted = bySection.computeIfAbsent(section, this::sorted);
        return sorted.subList(firstFrom(sorted, start), firstFrom(sorted, end));
    }

    private List<RelocationEdit> sorted(SectionId section) {
        List<RelocationEdit> relocations = new ArrayList<>(
                elf.relocationSectionOf(section).map(elf::relocations).orElse(List.of()));
        relocations.sort(Comparator.comparingLong(RelocationEdit::offset));
        return relocations;
    }

    private static int firstFrom(List<RelocationEdit> sorted, long offset) {
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
}
