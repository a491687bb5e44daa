package io.github.retrobpf.rewriter.link.comparison;

import io.github.retrobpf.btf.model.BtfKind;
import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.model.Linkage;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.elf.format.SectionIndex;
import io.github.retrobpf.elf.format.SymbolBinding;
import io.github.retrobpf.elf.format.SymbolType;
import io.github.retrobpf.elf.model.ElfFile;
import io.github.retrobpf.elf.model.Symbol;
import io.github.retrobpf.rewriter.object.BpfObject;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What bpftool's symbols mean. A map that nobody defines counts as one there as soon as an earlier input has maps: it becomes
 * an alias of the first one.
 */
final class OtherSide {
    private final ElfFile elf;
    private final Set<String> undefinedMaps = new HashSet<>();

    private OtherSide(ElfFile elf) {
        this.elf = elf;
    }

    static OtherSide of(BpfObject theirs, Definitions definitions) {
        OtherSide side = new OtherSide(theirs.elf());
        if (theirs.btf().isPresent()) {
            Btf btf = theirs.btf().get();
            for (int id = 1; id < btf.endId(); id++) {
                boolean isDeclared =
                        btf.kind(id) == BtfKind.VAR && ((BtfType.Var) btf.get(id)).linkage() == Linkage.EXTERN;
                if (isDeclared && !definitions.isDefined(btf.name(id))) {
                    side.undefinedMaps.add(btf.name(id));
                }
            }
        }
        return side;
    }

    /** Of both sides, where theirs cannot differ. */
    static OtherSide same(ElfFile elf) {
        return new OtherSide(elf);
    }

    /** Whether a symbol has the place of the first map, but is none. */
    boolean isUndefinedMap(Symbol symbol) {
        return undefinedMaps.contains(symbol.name())
                && symbol.type() == SymbolType.NOTYPE
                && symbol.binding() == SymbolBinding.GLOBAL
                && symbol.value() == 0
                && symbol.size() == 0
                && SectionIndex.isSection(symbol.shndx())
                && elf.section(symbol.shndx()).name().equals(BpfObject.MAPS);
    }

    /** The section of a symbol; empty where nobody defines it. */
    Optional<String> section(Symbol symbol) {
        return SectionIndex.isSection(symbol.shndx()) && !isUndefinedMap(symbol)
                ? Optional.of(elf.section(symbol.shndx()).name())
                : Optional.empty();
    }
}
