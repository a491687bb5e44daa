package io.github.retrobpf.rewriter.link;

import io.github.retrobpf.elf.model.Section;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What of the inputs' sections is left out: the bodies of definitions that lost, and what nobody reaches.
 *
 * <p>Left behind, a body that lost would be a function without a name: libbpf up to 0.3 refuses such objects, and other
 * loaders attach its records to the wrong instructions.
 */
final class Bodies {
    private record Key(int input, int section) {}

    private final Map<Key, Cuts> cuts = new HashMap<>();
    private final GlobalSymbols symbols;
    private final @Nullable Liveness liveness;

    private Bodies(GlobalSymbols symbols, @Nullable Liveness liveness) {
        this.symbols = symbols;
        this.liveness = liveness;
    }

    /**
     * Finds what goes.
     *
     * @param liveness what is reached; null where that does not matter
     */
    static Bodies of(List<InputObject> inputs, GlobalSymbols symbols, @Nullable Liveness liveness) {
        Bodies bodies = new Bodies(symbols, liveness);
        for (InputObject input : inputs) {
            for (Section section : input.elf().sections()) {
                if (input.role(section.index()) == SectionRole.CONTENT) {
                    bodies.cut(input, section);
                }
            }
        }
        return bodies;
    }

    private void cut(InputObject input, Section section) {
        List<Extents.Extent> all = input.extents(section.index()).all();
        List<Cuts.Cut> going = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Extents.Extent extent = all.get(i);
            Optional<GlobalSymbol> lost = symbols.lost(input, extent);
            if (lost.isPresent() || (liveness != null && !liveness.isAlive(input, section, i))) {
                long size = section.header().size();
                long next = i + 1 < all.size() ? all.get(i + 1).start() : size;
                cut(section, extent, next, lost.orElse(null), going);
            }
        }
        if (!going.isEmpty()) {
            cuts.put(new Key(input.index(), section.index()), Cuts.of(going));
        }
    }

    /** Cuts a multiple of the alignment, so that everything behind stays as aligned as it was. */
    private static void cut(
            Section section, Extents.Extent extent, long next, @Nullable GlobalSymbol lost, List<Cuts.Cut> going) {
        long alignment = Math.max(1, section.header().alignment());
        // Room that only aligns what comes next goes along.
        long end = next - extent.end() < alignment ? next : extent.end();
        long length = (end - extent.start()) / alignment * alignment;
        if (length > 0) {
            going.add(new Cuts.Cut(extent.start(), extent.start() + length, lost));
        }
    }

    /** Whether the output has a name: one that is defined where the definition stays, another one where anybody needs it. */
    boolean keeps(GlobalSymbol symbol) {
        Occurrence winner = symbol.winner();
        return liveness == null
                || winner.input()
                        .sectionOf(winner.symbol())
                        .map(section -> !isDropped(winner.input(), section)
                                && cuts(winner.input(), section)
                                        .at(winner.symbol().value())
                                        .isEmpty())
                        .orElseGet(() -> liveness.isNamed(symbol));
    }

    /** Whether a whole section goes. */
    boolean isDropped(InputObject input, Section section) {
        return liveness != null && !liveness.isAlive(input, section);
    }

    Cuts cuts(InputObject input, Section section) {
        return cuts.getOrDefault(new Key(input.index(), section.index()), Cuts.NONE);
    }
}
