package io.github.retrobpf.rewriter.validate.link;

import io.github.retrobpf.elf.format.SectionIndex;
import io.github.retrobpf.elf.format.SymbolType;
import io.github.retrobpf.elf.model.ElfFile;
import io.github.retrobpf.elf.model.Symbol;
import io.github.retrobpf.elf.model.SymbolTable;
import io.github.retrobpf.rewriter.validate.Findings;
import io.github.retrobpf.rewriter.validate.Place;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Compares symbols: each global name once, as its winner has it; what only an input knows where that input's bytes are. */
final class SymbolCheck {
    private final List<LinkedInput> inputs;
    private final ElfFile output;
    private final Resolution resolution;
    private final Places places;
    private final FunctionNames names;
    private final boolean collectsGarbage;
    private final Findings findings;
    private final List<Symbol> symbols = new ArrayList<>();
    private final Map<String, Integer> globals = new HashMap<>();
    private final Map<Key, Deque<Integer>> own = new HashMap<>();
    private final Map<Use, Integer> found = new HashMap<>();

    /**
     * What has to be the same of a symbol.
     *
     * @param isRenamed whether the name is what a new name was made of
     */
    private record Key(String section, long value, long size, int info, int other, String name, boolean isRenamed) {
        @Override
        public String toString() {
            return (isRenamed ? "'" + name + "__N'" : "'" + name + "'") + " at " + new Spot(section, value) + ", "
                    + size + " bytes, info " + info + ", other " + other;
        }
    }

    SymbolCheck(
            List<LinkedInput> inputs,
            ElfFile output,
            Resolution resolution,
            Places places,
            FunctionNames names,
            boolean collectsGarbage,
            Findings findings) {
        this.inputs = inputs;
        this.output = output;
        this.resolution = resolution;
        this.places = places;
        this.names = names;
        this.collectsGarbage = collectsGarbage;
        this.findings = findings;
    }

    void check() {
        readOutput();
        resolution.names().forEach(this::checkGlobal);
        for (LinkedInput input : inputs) {
            for (int i = 1; i < input.symbols().size(); i++) {
                boolean isOwn = input.symbol(i).type() != SymbolType.SECTION
                        && resolution.of(input, i).isEmpty();
                if (isOwn) {
                    checkOwn(new Use(input, i));
                }
            }
        }
        own.forEach((key, left) ->
                left.forEach(i -> findings.add(Place.of("symbol ", i), "none that no input has", key.toString())));
    }

    private void readOutput() {
        SymbolTable table = output.symbols().orElse(null);
        Set<Integer> starts = new HashSet<>();
        for (int i = 0; table != null && i < table.count(); i++) {
            Symbol symbol = table.get(i);
            symbols.add(symbol);
            if (i == 0) {
                continue;
            }
            if (symbol.type() == SymbolType.SECTION) {
                checkStart(i, symbol, starts);
            } else if (symbol.isLocal()
                    || resolution.named(symbol.name()).isEmpty()
                    || globals.putIfAbsent(symbol.name(), i) != null) {
                own.computeIfAbsent(key(symbol), k -> new ArrayDeque<>()).add(i);
            }
        }
    }

    private void checkStart(int index, Symbol symbol, Set<Integer> starts) {
        boolean isStart = symbol.isLocal()
                && symbol.value() == 0
                && symbol.size() == 0
                && symbol.other() == 0
                && symbol.name().isEmpty()
                && SectionIndex.isSection(symbol.shndx())
                && Roles.isContent(output.section(symbol.shndx()), true)
                && starts.add(symbol.shndx());
        if (!isStart) {
            findings.add(Place.of("symbol ", index), "one for the start of each section", describe(output, symbol));
        }
    }

    static String describe(ElfFile elf, Symbol symbol) {
        return symbol.type() + " '" + symbol.name() + "' at "
                + new Spot(FileCheck.sectionName(elf, symbol), symbol.value());
    }

    private Key key(Symbol symbol) {
        boolean isStatic = symbol.isLocal() && symbol.type() == SymbolType.FUNC;
        String stem = isStatic ? names.stem(symbol.name()) : symbol.name();
        return new Key(
                FileCheck.sectionName(output, symbol),
                symbol.value(),
                symbol.size(),
                symbol.info(),
                symbol.other(),
                stem,
                !stem.equals(symbol.name()));
    }

    /** Where a symbol has to stand; empty where the output does not have it. */
    private Optional<Spot> spot(Use use) {
        Symbol symbol = use.symbol();
        return SectionIndex.isSection(symbol.shndx())
                ? places.at(use)
                : Optional.of(new Spot("#" + symbol.shndx(), symbol.value()));
    }

    private void checkGlobal(GlobalName name) {
        Use winner = name.winner();
        Optional<Spot> spot = spot(winner);
        Integer index = globals.get(name.name());
        Place place = Place.of("symbol '", name.name(), "'");
        if (index == null) {
            boolean mayBeGone = collectsGarbage && (spot.isEmpty() || !winner.isDefinition());
            if (!mayBeGone) {
                findings.add(place, "one, that of " + winner.input().name(), "none");
            }
            return;
        }
        Symbol symbol = symbols.get(index);
        if (spot.isEmpty()) {
            findings.add(place, "none, what it named is left out", "one");
            return;
        }
        findings.compare(
                Place.of(place, ", place"),
                spot.get(),
                new Spot(FileCheck.sectionName(output, symbol), symbol.value()));
        findings.compare(Place.of(place, ", bytes"), winner.symbol().size(), symbol.size());
        findings.compare(Place.of(place, ", type and binding"), name.info(), symbol.info());
        findings.compare(Place.of(place, ", visibility"), name.other(), symbol.other());
    }

    private void checkOwn(Use use) {
        Optional<Spot> spot = spot(use);
        if (spot.isEmpty()) {
            return;
        }
        Symbol symbol = use.symbol();
        Key key = new Key(
                spot.get().section(),
                spot.get().offset(),
                symbol.size(),
                symbol.info(),
                symbol.other(),
                symbol.name(),
                names.isRenamed(use));
        Deque<Integer> candidates = own.get(key);
        Integer index = candidates == null ? null : candidates.poll();
        if (index == null) {
            findings.add(Place.of("symbol ", use), key.toString(), "none there");
        } else {
            found.put(use, index);
        }
    }

    /** The symbol of the output that is an input's own one. */
    Optional<Symbol> own(Use use) {
        return Optional.ofNullable(found.get(use)).map(symbols::get);
    }

    /** All symbols of the output by index. */
    Symbol symbol(int index) {
        return symbols.get(index);
    }
}
