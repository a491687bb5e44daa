package io.github.retrobpf.rewriter.validate;

import io.github.retrobpf.elf.format.SymbolType;
import io.github.retrobpf.elf.model.ElfFile;
import io.github.retrobpf.elf.model.Section;
import io.github.retrobpf.elf.model.Symbol;
import io.github.retrobpf.elf.model.SymbolTable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Looks at the places and symbols of clones: they stand at the end of {@code .text}, without a gap, under names that nothing
 * else has, and are as visible as what they are clones of.
 */
final class CloneComparison {
    private final Code original;
    private final Code rewritten;
    private final Matches matches;
    private final Findings findings;

    CloneComparison(Code original, Code rewritten, Matches matches, Findings findings) {
        this.original = original;
        this.rewritten = rewritten;
        this.matches = matches;
        this.findings = findings;
    }

    /**
     * Looks at all of them.
     *
     * @param clones by their place
     */
    void compare(List<ReferencePair> clones) {
        ElfFile elf = rewritten.elf();
        Section text = elf.sections().stream().filter(Code::isText).findFirst().orElse(null);
        if (text == null) {
            return;
        }
        int oldText = matches.sections().original(text.index());
        int end = oldText == Correspondence.NONE
                ? 0
                : original.elf().section(oldText).data().bytes().size();
        Set<String> names = new HashSet<>();
        original.functions().forEach(f -> names.add(f.name()));
        for (ReferencePair clone : clones) {
            CodeFunction function = clone.rewritten();
            Place place = Place.of("clone ", function, " of ", clone.original());
            findings.compare(Place.of(place, ", section"), text.index(), function.section());
            findings.compare(Place.of(place, ", place in the section"), end, function.offset());
            if (!names.add(function.name())) {
                findings.add(place, "a function of that name already", "another one");
            }
            compareSymbols(place, symbol(original, clone.original()), symbol(rewritten, function));
            end = function.end();
        }
        findings.compare(
                Place.of("end of clones in '.text'"), end, text.data().bytes().size());
        checkSymbols();
    }

    private static Symbol symbol(Code side, CodeFunction function) {
        return side.elf().symbols().orElseThrow().get(function.symbol());
    }

    private void compareSymbols(Place place, Symbol before, Symbol after) {
        findings.compare(Place.of(place, ", binding and type"), before.info(), after.info());
        findings.compare(Place.of(place, ", visibility"), before.other(), after.other());
    }

    /** Each new function has one symbol. */
    private void checkSymbols() {
        SymbolTable symbols = rewritten.elf().symbols().orElse(null);
        for (int i = 1; symbols != null && i < symbols.count(); i++) {
            if (matches.symbols().isNew(i)) {
                Symbol symbol = symbols.get(i);
                CodeFunction function = rewritten.at(symbol.shndx(), symbol.value());
                boolean isClone = function != null && function.symbol() == i;
                if (symbol.type() == SymbolType.FUNC && !isClone) {
                    findings.add(
                            Place.of("symbol '", symbol.name(), "'"), "none", "one beside another for the same code");
                }
            }
        }
    }
}
