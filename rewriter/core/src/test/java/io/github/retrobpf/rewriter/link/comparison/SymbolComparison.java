package io.github.retrobpf.rewriter.link.comparison;

import io.github.retrobpf.elf.format.SectionIndex;
import io.github.retrobpf.elf.format.SymbolBinding;
import io.github.retrobpf.elf.format.SymbolType;
import io.github.retrobpf.elf.model.ElfFile;
import io.github.retrobpf.elf.model.Section;
import io.github.retrobpf.elf.model.Symbol;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Symbols: the same ones, in any order. */
final class SymbolComparison {
    private record Key(
            String name,
            SymbolType type,
            SymbolBinding binding,
            int visibility,
            String section,
            long value,
            long size) {
        Key named(String other) {
            return new Key(other, type, binding, visibility, section, value, size);
        }
    }

    private final ElfFile theirs;
    private final ElfFile ours;
    private final OtherSide side;
    private final Places places;
    private final Differences found;
    private final Map<String, String> originals = new HashMap<>();

    SymbolComparison(ElfFile theirs, ElfFile ours, OtherSide side, Places places, Differences found) {
        this.theirs = theirs;
        this.ours = ours;
        this.side = side;
        this.places = places;
        this.found = found;
    }

    void compare() {
        List<Key> expected = new ArrayList<>();
        Definitions.symbols(theirs).filter(s -> s.type() != SymbolType.SECTION).forEach(s -> {
            OptionalLong value = value(s);
            value.ifPresentOrElse(v -> expected.add(key(side, s, v)), () -> found.explain(Improvement.LOSING_BODIES));
            if (side.isUndefinedMap(s)) {
                found.explain(Improvement.UNDEFINED_MAPS);
            }
        });
        List<Key> actual = new ArrayList<>(Definitions.symbols(ours)
                .filter(s -> s.type() != SymbolType.SECTION)
                .map(s -> key(OtherSide.same(ours), s, s.value()))
                .toList());
        List<Key> missing = new ArrayList<>(expected);
        for (Key key : List.copyOf(actual)) {
            if (missing.remove(key)) {
                actual.remove(key);
            }
        }
        for (Key key : List.copyOf(actual)) {
            missing.stream()
                    .filter(m -> m.named(key.name).equals(key) && isRenamed(m, key, expected))
                    .findFirst()
                    .ifPresent(m -> {
                        missing.remove(m);
                        actual.remove(key);
                        originals.put(key.name, m.name);
                        found.explain(Improvement.UNIQUE_NAMES);
                    });
        }
        missing.forEach(key -> found.add("only theirs has " + key));
        actual.forEach(key -> found.add("only ours has " + key));
        compareSectionSymbols();
        compareOrder();
    }

    private OptionalLong value(Symbol symbol) {
        return SectionIndex.isSection(symbol.shndx())
                ? places.ours(theirs.section(symbol.shndx()).name(), symbol.value())
                : OptionalLong.of(symbol.value());
    }

    private static Key key(OtherSide side, Symbol symbol, long value) {
        boolean isSpecial = !SectionIndex.isSection(symbol.shndx());
        String section = side.section(symbol).orElse(isSpecial ? "#" + symbol.shndx() : "#0");
        return new Key(symbol.name(), symbol.type(), symbol.binding(), symbol.other(), section, value, symbol.size());
    }

    /** Whether a static function whose name others have got a number behind it, which makes a name that nobody has. */
    private static boolean isRenamed(Key theirs, Key ours, List<Key> all) {
        boolean isStatic = theirs.type == SymbolType.FUNC && theirs.binding == SymbolBinding.LOCAL;
        boolean isShared = all.stream()
                        .filter(k -> k.type == SymbolType.FUNC && k.name.equals(theirs.name))
                        .count()
                > 1;
        return isStatic
                && isShared
                && ours.name.matches(Pattern.quote(theirs.name) + "__[1-9][0-9]*")
                && all.stream().noneMatch(k -> k.name.equals(ours.name));
    }

    private void compareSectionSymbols() {
        List<String> their = sectionSymbols(theirs);
        List<String> our = sectionSymbols(ours);
        if (our.stream().distinct().count() != our.size() || !their.containsAll(our)) {
            found.add("section symbols " + their + " and " + our);
        } else if (their.size() != our.size()) {
            List<String> named = ours.sections().stream()
                    .flatMap(s -> ours.relocationsOf(s.index()).stream())
                    .flatMap(t -> IntStream.range(0, t.count()).mapToObj(t::get))
                    .map(r -> ours.symbols().orElseThrow().get(r.symbol()))
                    .filter(s -> s.type() == SymbolType.SECTION)
                    .map(s -> ours.section(s.shndx()).name())
                    .distinct()
                    .toList();
            if (our.size() == named.size() && our.containsAll(named)) {
                found.explain(Improvement.SECTION_SYMBOLS);
            } else {
                found.add("section symbols " + our + ", but relocations name " + named);
            }
        }
    }

    private static List<String> sectionSymbols(ElfFile elf) {
        return Definitions.symbols(elf)
                .filter(s -> s.type() == SymbolType.SECTION)
                .map(s -> elf.section(s.shndx()).name())
                .toList();
    }

    private void compareOrder() {
        if (!isOrdered(ours)) {
            found.add("our symbols are in no order");
        } else if (!isOrdered(theirs)) {
            found.explain(Improvement.SYMBOL_ORDER);
        }
    }

    private static boolean isOrdered(ElfFile elf) {
        Section table = elf.symbolSection().orElseThrow();
        List<Symbol> symbols = Definitions.symbols(elf).toList();
        long locals = symbols.stream().filter(Symbol::isLocal).count();
        return table.header().info() == locals + 1
                && symbols.stream().limit(locals).allMatch(Symbol::isLocal);
    }

    /** What bpftool calls a function of ours. */
    String original(String name) {
        return originals.getOrDefault(name, name);
    }

    boolean isAnyRenamed() {
        return !originals.isEmpty();
    }
}
