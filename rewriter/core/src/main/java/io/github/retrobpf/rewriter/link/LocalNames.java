package io.github.retrobpf.rewriter.link;

import io.github.retrobpf.elf.format.SectionIndex;
import io.github.retrobpf.elf.format.SymbolType;
import io.github.retrobpf.elf.model.Symbol;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Other names for static functions that share one: legal for libbpf, which goes by place, but ebpf-go goes by name and refuses
 * the object. The first input keeps the name, unless a global function has it.
 */
final class LocalNames {
    private record Use(int input, int symbol) {}

    private final Map<Use, String> renamed = new HashMap<>();

    private LocalNames() {}

    static LocalNames choose(List<InputObject> inputs, GlobalSymbols globals, Layout layout) {
        LocalNames names = new LocalNames();
        Set<String> taken = new HashSet<>();
        globals.all().forEach(g -> taken.add(g.name()));
        Set<String> original = new HashSet<>(taken);
        inputs.forEach(i -> i.symbols().forEach(s -> original.add(s.name())));
        Map<String, Integer> next = new HashMap<>();
        for (InputObject input : inputs) {
            for (int i = 1; i < input.symbols().size(); i++) {
                Symbol symbol = input.symbols().get(i);
                if (isFunction(input, symbol, layout) && !taken.add(symbol.name())) {
                    String free = free(symbol.name(), original, next);
                    original.add(free);
                    names.renamed.put(new Use(input.index(), i), free);
                }
            }
        }
        return names;
    }

    private static boolean isFunction(InputObject input, Symbol symbol, Layout layout) {
        return symbol.isLocal()
                && symbol.type() == SymbolType.FUNC
                && SectionIndex.isSection(symbol.shndx())
                && layout.placement(input, symbol.shndx())
                        .filter(p -> !p.isCut(symbol.value()))
                        .isPresent();
    }

    private static String free(String name, Set<String> taken, Map<String, Integer> next) {
        int number = next.getOrDefault(name, 1);
        while (taken.contains(name + "__" + number)) {
            number++;
        }
        next.put(name, number + 1);
        return name + "__" + number;
    }

    /** The new name of a symbol, if it has one. */
    Optional<String> of(InputObject input, int symbol) {
        return Optional.ofNullable(renamed.get(new Use(input.index(), symbol)));
    }

    /** As the output has it. */
    String name(InputObject input, int symbol) {
        return of(input, symbol).orElseGet(() -> input.symbols().get(symbol).name());
    }
}
