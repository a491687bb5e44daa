package io.github.retrobpf.rewriter.link;

import io.github.retrobpf.elf.format.SectionIndex;
import io.github.retrobpf.elf.format.SymbolBinding;
import io.github.retrobpf.elf.model.Symbol;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds, for each global name, the one definition that the output has. */
final class SymbolResolver {
    /** Tables of jumps: their symbols are no names that others could mean. */
    private static final String JUMP_TABLES = ".jumptables";

    private SymbolResolver() {}

    static GlobalSymbols resolve(List<InputObject> inputs, SectionCopies copies) {
        Map<String, GlobalSymbol> byName = new LinkedHashMap<>();
        for (InputObject input : inputs) {
            List<Symbol> symbols = input.symbols();
            for (int i = 1; i < symbols.size(); i++) {
                if (isShared(input, symbols.get(i), copies)) {
                    Occurrence occurrence = Occurrence.of(input, i);
                    GlobalSymbol known = byName.get(occurrence.name());
                    if (known == null) {
                        byName.put(occurrence.name(), new GlobalSymbol(occurrence));
                    } else {
                        known.add(occurrence);
                    }
                }
            }
        }
        return new GlobalSymbols(inputs, byName);
    }

    /** Whether a symbol means the same in every input. */
    private static boolean isShared(InputObject input, Symbol symbol, SectionCopies copies) {
        if (symbol.binding() == SymbolBinding.LOCAL) {
            return false;
        }
        if (!SectionIndex.isSection(symbol.shndx())) {
            return true;
        }
        return input.role(symbol.shndx()) == SectionRole.CONTENT
                && !copies.isCopy(input, symbol.shndx())
                && !input.elf().section(symbol.shndx()).name().equals(JUMP_TABLES);
    }
}
