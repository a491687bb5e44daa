package io.github.retrobpf.elf.build;

import io.github.retrobpf.elf.model.Symbol;

/**
 * A symbol under edit.
 *
 * @param name that the strings lack yet; the empty string where it stands at {@code nameOffset}
 * @param shndx a section by id, or a special index
 */
record SymbolDraft(SymbolId id, String name, int nameOffset, int info, int other, int shndx, long value, long size) {
    static SymbolDraft of(SymbolId id, NewSymbol s) {
        return new SymbolDraft(id, s.name(), 0, s.info(), s.other(), s.section().value(), s.value(), s.size());
    }

    static SymbolDraft of(SymbolId id, Symbol s) {
        return new SymbolDraft(id, "", s.nameOffset(), s.info(), s.other(), s.shndx(), s.value(), s.size());
    }

    SymbolDraft withNameOf(SymbolDraft read) {
        return new SymbolDraft(id, "", read.nameOffset, info, other, shndx, value, size);
    }
}
