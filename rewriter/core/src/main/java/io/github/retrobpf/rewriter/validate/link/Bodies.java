package io.github.retrobpf.rewriter.validate.link;

import io.github.retrobpf.elf.format.SectionIndex;
import io.github.retrobpf.elf.format.SymbolType;
import io.github.retrobpf.elf.model.Section;
import io.github.retrobpf.elf.model.Symbol;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The functions and variables of the inputs as runs of bytes, and which of them lost against another input's. */
final class Bodies {
    private final Resolution resolution;
    private final Map<Home, List<Body>> bySection = new HashMap<>();

    private record Home(int input, int section) {}

    /**
     * A run of bytes.
     *
     * @param start its first byte
     * @param end behind its last one
     * @param lost what stands for it, where all that starts here lost, and nothing overlaps it
     */
    record Body(long start, long end, Optional<GlobalName> lost) {}

    Bodies(List<LinkedInput> inputs, Resolution resolution) {
        this.resolution = resolution;
        for (LinkedInput input : inputs) {
            Map<Integer, List<Integer>> symbols = new HashMap<>();
            for (int i = 1; i < input.symbols().size(); i++) {
                Symbol symbol = input.symbol(i);
                boolean isBody = symbol.type() == SymbolType.FUNC || symbol.type() == SymbolType.OBJECT;
                if (isBody && symbol.size() > 0 && SectionIndex.isSection(symbol.shndx())) {
                    symbols.computeIfAbsent(symbol.shndx(), s -> new ArrayList<>())
                            .add(i);
                }
            }
            symbols.forEach((section, all) -> bySection.put(new Home(input.index(), section), join(input, all)));
        }
    }

    private List<Body> join(LinkedInput input, List<Integer> symbols) {
        symbols.sort(Comparator.comparingLong(i -> input.symbol(i).value()));
        List<Body> bodies = new ArrayList<>();
        for (int at = 0; at < symbols.size(); ) {
            int first = at;
            long start = input.symbol(symbols.get(at)).value();
            long end = start;
            boolean isLost = true;
            for (; at < symbols.size(); at++) {
                Symbol symbol = input.symbol(symbols.get(at));
                if (at > first && symbol.value() >= end) {
                    break;
                }
                end = Math.max(end, symbol.value() + symbol.size());
                isLost &= symbol.value() == start && hasLost(input, symbols.get(at));
            }
            bodies.add(new Body(start, end, isLost ? resolution.of(input, symbols.get(first)) : Optional.empty()));
        }
        return bodies;
    }

    private boolean hasLost(LinkedInput input, int symbol) {
        return resolution
                .of(input, symbol)
                .filter(n -> !n.winner().equals(new Use(input, symbol)))
                .isPresent();
    }

    /** By place. */
    List<Body> of(LinkedInput input, Section section) {
        return bySection.getOrDefault(new Home(input.index(), section.index()), List.of());
    }

    /** The one that takes a place. */
    Optional<Body> at(LinkedInput input, Section section, long offset) {
        List<Body> all = of(input, section);
        int low = 0;
        int high = all.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (all.get(middle).start() <= offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low > 0 && offset < all.get(low - 1).end() ? Optional.of(all.get(low - 1)) : Optional.empty();
    }
}
