package io.github.retrobpf.elf.build;

import io.github.retrobpf.elf.format.SectionIndex;
import io.github.retrobpf.elf.model.ElfFile;
import io.github.retrobpf.elf.model.Symbol;
import io.github.retrobpf.elf.model.SymbolTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The symbols under edit by id: those that were read, in place, and those that were added, behind them. */
final class SymbolEdits {
    private final String file;
    private final @Nullable SymbolTable table;
    private final int read;
    private final List<NewSymbol> added = new ArrayList<>();
    private final Map<SymbolId, NewSymbol> replaced = new HashMap<>();
    private final Set<SymbolId> removed = new HashSet<>();

    SymbolEdits(ElfFile base) {
        this.file = base.name();
        this.table = base.symbols().orElse(null);
        this.read = table == null ? 0 : table.count();
    }

    /** How many were read, the null symbol included. */
    int read() {
        return read;
    }

    /** How many ids there are, those of removed symbols included. */
    int ids() {
        return read + added.size();
    }

    boolean edited() {
        return !added.isEmpty() || !replaced.isEmpty() || !removed.isEmpty();
    }

    SymbolId add(NewSymbol symbol) {
        if (read == 0) {
            throw new IllegalStateException(file + " has no symbol table");
        }
        added.add(symbol);
        return new SymbolId(ids() - 1);
    }

    void replace(SymbolId id, NewSymbol symbol) {
        Objects.checkIndex(id.value(), read);
        replaced.put(notNull(id), symbol);
    }

    void remove(SymbolId id) {
        Objects.checkIndex(id.value(), ids());
        removed.add(notNull(id));
    }

    boolean isRemoved(SymbolId id) {
        return removed.contains(id);
    }

    private static SymbolId notNull(SymbolId id) {
        if (id.value() == 0) {
            throw new IllegalArgumentException("symbol 0 is the null symbol and stays");
        }
        return id;
    }

    String name(SymbolId id) {
        NewSymbol edited = id.value() < read ? replaced.get(id) : added.get(id.value() - read);
        return edited != null ? edited.name() : old(id).name();
    }

    /**
     * Every symbol that is to be written, the null symbol first, in the order of ids.
     *
     * @param goneSections by section id; symbols defined there go with them
     */
    List<SymbolDraft> drafts(boolean[] goneSections) {
        List<SymbolDraft> drafts = new ArrayList<>(ids());
        for (int i = 0; i < ids(); i++) {
            SymbolDraft draft = draft(new SymbolId(i));
            boolean goes = SectionIndex.isSection(draft.shndx()) && goneSections[draft.shndx()];
            if (!goes && !removed.contains(draft.id())) {
                drafts.add(draft);
            }
        }
        return drafts;
    }

    private SymbolDraft draft(SymbolId id) {
        if (id.value() >= read) {
            return SymbolDraft.of(id, added.get(id.value() - read));
        }
        SymbolDraft old = SymbolDraft.of(id, old(id));
        NewSymbol edited = replaced.get(id);
        if (edited == null) {
            return old;
        }
        SymbolDraft draft = SymbolDraft.of(id, edited);
        return edited.name().equals(old(id).name()) ? draft.withNameOf(old) : draft;
    }

    private Symbol old(SymbolId id) {
        return Objects.requireNonNull(table).get(id.value());
    }
}
