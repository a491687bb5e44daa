package io.github.retrobpf.rewriter.pass;

import io.github.retrobpf.elf.build.ElfBuilder;
import io.github.retrobpf.elf.build.RelocationEdit;
import io.github.retrobpf.elf.build.SectionId;
import io.github.retrobpf.rewriter.object.Sorted;
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
        return sorted.subList(
                Sorted.firstFrom(sorted, RelocationEdit::offset, start),
                Sorted.firstFrom(sorted, RelocationEdit::offset, end));
    }

    private List<RelocationEdit> sorted(SectionId section) {
        List<RelocationEdit> relocations = new ArrayList<>(
                elf.relocationSectionOf(section).map(elf::relocations).orElse(List.of()));
        relocations.sort(Comparator.comparingLong(RelocationEdit::offset));
        return relocations;
    }
}
