package io.github.retrobpf.rewriter.link;

import io.github.retrobpf.elf.model.Symbol;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The global names of the output, in the order in which the inputs mention them. */
final class GlobalSymbols {
    private final Map<String, GlobalSymbol> byName;
    private final Set<Use> uses = new HashSet<>();

    /** A symbol of an input. */
    private record Use(int input, int symbol) {}

    GlobalSymbols(Map<String, GlobalSymbol> byName) {
        this.byName = byName;
        for (GlobalSymbol symbol : byName.values()) {
            for (Occurrence occurrence : symbol.occurrences()) {
                uses.add(new Use(occurrence.input().index(), occurrence.index()));
            }
        }
    }

    Collection<GlobalSymbol> all() {
        return byName.values();
    }

    /** What a symbol of an input stands for; empty for those that only that input knows. */
    Optional<GlobalSymbol> of(InputObject input, int index) {
        if (!uses.contains(new Use(input.index(), index))) {
            return Optional.empty();
        }
        Symbol symbol = input.symbols().get(index);
        return Optional.ofNullable(byName.get(symbol.name()));
    }

    /** What stands for bytes of an input that another one defines better; empty where anything in them still counts. */
    Optional<GlobalSymbol> lost(InputObject input, Extents.Extent extent) {
        boolean isLost = extent.isSingle()
                && extent.symbols().stream()
                        .allMatch(s -> of(input, s)
                                .filter(g -> !g.winner().isSymbol(input, s))
                                .isPresent());
        return isLost ? of(input, extent.symbols().get(0)) : Optional.empty();
    }

    Optional<GlobalSymbol> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
