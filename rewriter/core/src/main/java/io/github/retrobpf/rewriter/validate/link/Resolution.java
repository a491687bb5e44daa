package io.github.retrobpf.rewriter.validate.link;

import io.github.retrobpf.elf.format.SectionIndex;
import io.github.retrobpf.elf.model.Section;
import io.github.retrobpf.elf.model.Symbol;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the names of the inputs mean: symbols that share a name, and sections of which the output has one copy. */
final class Resolution {
    /** Tables of jumps: their symbols are no names that others could mean. */
    private static final String JUMP_TABLES = ".jumptables";

    private final Map<String, GlobalName> byName = new LinkedHashMap<>();
    /** By input and symbol. */
    private final List<List<Optional<GlobalName>>> bySymbol = new ArrayList<>();
    /** The first input's section of each name of which one copy is enough. */
    private final Map<String, Holder> singles = new HashMap<>();

    /** A section of an input. */
    record Holder(LinkedInput input, Section section) {}

    Resolution(List<LinkedInput> inputs) {
        for (LinkedInput input : inputs) {
            for (Section section : input.elf().sections()) {
                if (Roles.isSingle(section) && input.isContent(section.index())) {
                    singles.putIfAbsent(section.name(), new Holder(input, section));
                }
            }
        }
        for (LinkedInput input : inputs) {
            List<Optional<GlobalName>> names = new ArrayList<>();
            for (int i = 0; i < input.symbols().size(); i++) {
                names.add(name(new Use(input, i)));
            }
            bySymbol.add(names);
        }
    }

    private Optional<GlobalName> name(Use use) {
        if (use.index() == 0 || !isShared(use.input(), use.symbol())) {
            return Optional.empty();
        }
        GlobalName known = byName.get(use.symbol().name());
        if (known != null) {
            known.add(use);
            return Optional.of(known);
        }
        GlobalName name = new GlobalName(use);
        byName.put(use.symbol().name(), name);
        return Optional.of(name);
    }

    private boolean isShared(LinkedInput input, Symbol symbol) {
        if (symbol.isLocal()) {
            return false;
        }
        if (!SectionIndex.isSection(symbol.shndx())) {
            return true;
        }
        Section section = input.elf().section(symbol.shndx());
        return input.isContent(section.index())
                && original(input, section) == null
                && !section.name().equals(JUMP_TABLES);
    }

    /** What the output has instead of a section of which one copy is enough; null where it has the section itself. */
    @Nullable
    Holder original(LinkedInput input, Section section) {
        Holder first = singles.get(section.name());
        boolean isCopy = first != null
                && input.isContent(section.index())
                && (first.input != input || first.section.index() != section.index());
        return isCopy ? first : null;
    }

    Collection<GlobalName> names() {
        return byName.values();
    }

    Optional<GlobalName> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** What a symbol of an input means; empty for those that only that input knows. */
    Optional<GlobalName> of(LinkedInput input, int symbol) {
        return bySymbol.get(input.index()).get(symbol);
    }
}
