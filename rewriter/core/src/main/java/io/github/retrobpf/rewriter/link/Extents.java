package io.github.retrobpf.rewriter.link;

import io.github.retrobpf.elf.format.SectionIndex;
import io.github.retrobpf.elf.format.SymbolType;
import io.github.retrobpf.elf.model.Symbol;
import io.github.retrobpf.rewriter.object.Sorted;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The functions and variables of a section as runs of bytes, by place. What overlaps counts as one. */
final class Extents {
    private static final Extents NONE = new Extents(List.of());

    private final List<Extent> all;

    /**
     * One run.
     *
     * @param start its first byte
     * @param end behind its last one
     * @param symbols what it is the body of, by index
     * @param isSingle whether all of them start where it starts
     */
    record Extent(long start, long end, List<Integer> symbols, boolean isSingle) {}

    private Extents(List<Extent> all) {
        this.all = all;
    }

    /** Of each section of an input that has any. */
    static Map<Integer, Extents> of(List<Symbol> symbols) {
        Map<Integer, List<Integer>> bySection = new HashMap<>();
        for (int i = 1; i < symbols.size(); i++) {
            Symbol symbol = symbols.get(i);
            boolean isBody = symbol.type() == SymbolType.FUNC || symbol.type() == SymbolType.OBJECT;
            if (isBody && SectionIndex.isSection(symbol.shndx()) && symbol.size() > 0) {
                bySection
                        .computeIfAbsent(symbol.shndx(), s -> new ArrayList<>())
                        .add(i);
            }
        }
        Map<Integer, Extents> extents = new HashMap<>();
        bySection.forEach((section, indices) -> extents.put(section, join(symbols, indices)));
        return extents;
    }

    private static Extents join(List<Symbol> symbols, List<Integer> indices) {
        indices.sort(Comparator.comparingLong(i -> symbols.get(i).value()));
        List<Extent> joined = new ArrayList<>();
        for (int at = 0; at < indices.size(); ) {
            long start = symbols.get(indices.get(at)).value();
            long end = start;
            boolean isSingle = true;
            List<Integer> bodies = new ArrayList<>();
            while (at < indices.size()
                    && (bodies.isEmpty() || symbols.get(indices.get(at)).value() < end)) {
                Symbol symbol = symbols.get(indices.get(at));
                isSingle &= symbol.value() == start;
                end = Math.max(end, symbol.value() + symbol.size());
                bodies.add(indices.get(at++));
            }
            joined.add(new Extent(start, end, bodies, isSingle));
        }
        return new Extents(joined);
    }

    static Extents none() {
        return NONE;
    }

    /** By place. */
    List<Extent> all() {
        return all;
    }

    /** Those that start from one place on, and before another one. */
    List<Extent> within(long start, long end) {
        return all.subList(Sorted.firstFrom(all, Extent::start, start), Sorted.firstFrom(all, Extent::start, end));
    }

    /** Position of the one that takes a place; -1 where none does. */
    int at(long offset) {
        int low = 0;
        int high = all.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (all.get(middle).start <= offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low > 0 && offset < all.get(low - 1).end ? low - 1 : -1;
    }
}
