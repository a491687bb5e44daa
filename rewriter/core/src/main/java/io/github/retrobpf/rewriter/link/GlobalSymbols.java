package io.github.retrobpf.rewriter.link;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The global names of the output, in the order in which the inputs mention them. */
final class GlobalSymbols {
    private final Map<String, GlobalSymbol> byName;
    /** By input and symbol. */
    private final List<@Nullable GlobalSymbol[]> bySymbol;

    GlobalSymbols(List<InputObject> inputs, Map<String, GlobalSymbol> byName) {
        this.byName = byName;
        this.bySymbol = inputs.stream()
                .map(input -> new @Nullable GlobalSymbol[input.symbols().size()])
                .toList();
        for (GlobalSymbol symbol : byName.values()) {
            for (Occurrence occurrence : symbol.occurrences()) {
                bySymbol.get(occurrence.input().index())[occurrence.index()] = symbol;
            }
        }
    }

    Collection<GlobalSymbol> all() {
        return byName.values();
    }

    /** What a symbol of an input stands for; empty for those that only that input knows. */
    Optional<GlobalSymbol> of(InputObject input, int index) {
        return Optional.ofNullable(bySymbol.get(input.index())[index]);
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
