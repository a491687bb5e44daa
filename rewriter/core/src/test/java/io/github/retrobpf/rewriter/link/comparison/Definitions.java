package io.github.retrobpf.rewriter.link.comparison;

import io.github.retrobpf.elf.format.SectionIndex;
import io.github.retrobpf.elf.format.SymbolBinding;
import io.github.retrobpf.elf.format.SymbolType;
import io.github.retrobpf.elf.model.ElfFile;
import io.github.retrobpf.elf.model.Symbol;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Which definition of a name counts: the first strong one, or else the first. */
final class Definitions {
    private record Definition(int input, String section, Symbol symbol) {}

    private final Map<String, Definition> winners = new HashMap<>();
    private final Set<Definition> losers = new HashSet<>();

    private final Set<String> declaredFirst = new HashSet<>();

    private Definitions() {}

    static Definitions of(List<ElfFile> inputs) {
        Definitions definitions = new Definitions();
        for (int i = 0; i < inputs.size(); i++) {
            int input = i;
            symbols(inputs.get(i))
                    .filter(s -> s.isUndefined() && !definitions.isDefined(s.name()))
                    .forEach(s -> definitions.declaredFirst.add(s.name()));
            symbols(inputs.get(i))
                    .filter(s -> !s.isLocal() && SectionIndex.isSection(s.shndx()))
                    .forEach(s -> definitions.add(new Definition(
                            input, inputs.get(input).section(s.shndx()).name(), s)));
        }
        return definitions;
    }

    static Definitions ofObjects(List<Specimen> inputs) {
        return of(inputs.stream().map(s -> s.object().elf()).toList());
    }

    static Stream<Symbol> symbols(ElfFile elf) {
        return elf.symbols().stream()
                .flatMap(table -> IntStream.range(1, table.count()).mapToObj(table::get));
    }

    private void add(Definition definition) {
        String name = definition.symbol.name();
        Definition known = winners.putIfAbsent(name, definition);
        if (known != null) {
            boolean overrides =
                    known.symbol.binding() == SymbolBinding.WEAK && definition.symbol.binding() == SymbolBinding.GLOBAL;
            losers.add(overrides ? known : definition);
            if (overrides) {
                winners.put(name, definition);
            }
        }
    }

    /** Whether another input's definition of the name counts. */
    boolean isLost(int input, Symbol symbol) {
        return losers.stream().anyMatch(loser -> loser.input == input && loser.symbol.equals(symbol));
    }

    /** Whether a name has a definition that lost. */
    boolean isContested(String name) {
        return losers.stream().anyMatch(loser -> loser.symbol.name().equals(name));
    }

    /** Whether a definition lost against one in a section of another name. */
    boolean isAnyContestedElsewhere() {
        return losers.stream()
                .anyMatch(loser ->
                        !loser.section.equals(Objects.requireNonNull(winners.get(loser.symbol.name())).section));
    }

    /** Whether any input defines a name. */
    boolean isDefined(String name) {
        return winners.containsKey(name);
    }

    /** Whether a name has several definitions that are not weak. */
    boolean isDoublyStrong(String name) {
        return losers.stream()
                .anyMatch(loser -> loser.symbol.name().equals(name) && loser.symbol.binding() == SymbolBinding.GLOBAL);
    }

    /** Whether an input declares a name before another one defines it. */
    boolean isDeclaredFirst(String name) {
        return declaredFirst.contains(name);
    }

    /** The input whose definition of a name counts. */
    int winner(String name) {
        return Objects.requireNonNull(winners.get(name)).input;
    }

    /** Inputs whose definition of a name lost. */
    List<Integer> losers(String name) {
        return losers.stream()
                .filter(loser -> loser.symbol.name().equals(name))
                .map(Definition::input)
                .toList();
    }

    /** Symbols that have a body in a section, by place. */
    static List<Symbol> bodies(ElfFile elf, int section) {
        return symbols(elf)
                .filter(s -> s.shndx() == section && s.size() > 0)
                .filter(s -> s.type() == SymbolType.FUNC || s.type() == SymbolType.OBJECT)
                .sorted(Comparator.comparingLong(Symbol::value))
                .toList();
    }
}
