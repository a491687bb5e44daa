package io.github.retrobpf.elf.build;

import io.github.retrobpf.elf.format.SectionIndex;
import io.github.retrobpf.elf.format.SectionType;
import io.github.retrobpf.elf.io.ByteView;
import io.github.retrobpf.elf.io.Location;
import io.github.retrobpf.elf.model.ElfFile;
import io.github.retrobpf.elf.model.Relocation;
import io.github.retrobpf.elf.model.RelocationTable;
import io.github.retrobpf.elf.model.Section;
import io.github.retrobpf.elf.model.SectionData;
import io.github.retrobpf.elf.model.SectionHeader;
import io.github.retrobpf.elf.model.Symbol;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * An object under edit.
 *
 * <p>Sections and symbols keep their ids while others come and go; indices, {@code sh_info}, {@code sh_link}, offsets and
 * string tables are derived by {@link #toBytes}. What was not touched is copied as it stands, so an object without an
 * edit comes out byte for byte the same.
 */
public final class ElfBuilder {
    private final ElfFile base;
    private final List<SectionDraft> sections = new ArrayList<>();
    private final List<NewSymbol> addedSymbols = new ArrayList<>();
    private final Map<SymbolId, NewSymbol> replacedSymbols = new LinkedHashMap<>();
    private final Set<SymbolId> removedSymbols = new HashSet<>();
    private final Map<SectionId, List<RelocationEdit>> relocations = new LinkedHashMap<>();
    private final int baseSymbols;

    private ElfBuilder(ElfFile base) {
        this.base = base;
        for (Section section : base.sections()) {
            ByteView data = section.data().bytes();
            sections.add(
                    new SectionDraft(section(section.index()), section.name(), section.header(), data.size(), data));
        }
        this.baseSymbols = base.symbols().map(s -> s.count()).orElse(0);
    }

    public static ElfBuilder of(ElfFile base) {
        return new ElfBuilder(base);
    }

    /** The object as it was before any edit. */
    public ElfFile base() {
        return base;
    }

    /** The section that has this index in the object that was read. */
    public SectionId section(int index) {
        return new SectionId(Objects.checkIndex(index, base.sections().size()));
    }

    /** The first section of that name, added ones included, removed ones not. */
    public Optional<SectionId> section(String name) {
        return sections.stream()
                .filter(s -> !s.removed && s.name.equals(name))
                .map(s -> s.id)
                .findFirst();
    }

    public String name(SectionId id) {
        return draft(id).name;
    }

    /** The section's bytes as they stand now; none for NOBITS. Not those of relocations that were replaced. */
    public ByteView data(SectionId id) {
        return draft(id).data;
    }

    /** Replaces the section's bytes; the size follows. */
    public void setData(SectionId id, byte[] bytes) {
        SectionDraft draft = draft(id);
        if (draft.header.type() == SectionType.NOBITS) {
            throw new IllegalArgumentException("section " + draft.name + " has no bytes");
        }
        draft.data = view(draft.name, bytes);
    }

    public SectionId add(NewSection section, byte[] bytes) {
        SectionId id = new SectionId(sections.size());
        SectionHeader header = new SectionHeader(
                0,
                section.typeCode(),
                section.flags(),
                0,
                0,
                bytes.length,
                section.link() == null ? 0 : section.link().value(),
                section.info() == null ? 0 : section.info().value(),
                section.alignment(),
                section.entrySize());
        sections.add(new SectionDraft(id, section.name(), header, -1, view(section.name(), bytes)));
        return id;
    }

    /**
     * Removes a section, the relocations for it, and the symbols defined in it. Relocations elsewhere that name one of
     * those symbols make {@link #toBytes} fail.
     */
    public void remove(SectionId id) {
        draft(id).removed = true;
        for (SectionDraft draft : sections) {
            if (isRelocations(draft) && draft.header.info() == id.value()) {
                draft.removed = true;
            }
        }
    }

    /** The symbol that has this index in the object that was read. */
    public SymbolId symbol(int index) {
        return new SymbolId(Objects.checkIndex(index, baseSymbols));
    }

    public SymbolId add(NewSymbol symbol) {
        if (base.symbols().isEmpty()) {
            throw new IllegalStateException(base.name() + " has no symbol table");
        }
        addedSymbols.add(symbol);
        return new SymbolId(baseSymbols + addedSymbols.size() - 1);
    }

    /** Gives a symbol that was read a new content; relocations go on naming it. */
    public void replace(SymbolId id, NewSymbol symbol) {
        replacedSymbols.put(symbol(id.value()), symbol);
    }

    /** Relocations that still name it make {@link #toBytes} fail. */
    public void remove(SymbolId id) {
        removedSymbols.add(id);
    }

    /** The section that holds the relocations for a section, if there is one. */
    public Optional<SectionId> relocationSectionOf(SectionId target) {
        return sections.stream()
                .filter(s -> !s.removed && isRelocations(s) && s.header.info() == target.value())
                .map(s -> s.id)
                .findFirst();
    }

    /** The entries of a relocation section as they stand now. */
    public List<RelocationEdit> relocations(SectionId id) {
        List<RelocationEdit> edited = relocations.get(id);
        if (edited != null) {
            return edited;
        }
        List<RelocationEdit> entries = new ArrayList<>();
        if (id.value() < base.sections().size()
                && base.section(id.value()).data() instanceof SectionData.Relocations data) {
            RelocationTable table = data.table();
            for (int i = 0; i < table.count(); i++) {
                Relocation r = table.get(i);
                entries.add(new RelocationEdit(r.offset(), r.type(), symbol(r.symbol()), r.addend()));
            }
        }
        return List.copyOf(entries);
    }

    /** Replaces the entries of a relocation section. */
    public void setRelocations(SectionId id, List<RelocationEdit> entries) {
        if (!isRelocations(draft(id))) {
            throw new IllegalArgumentException("section " + draft(id).name + " holds no relocations");
        }
        relocations.put(id, List.copyOf(entries));
    }

    /** The whole file. The builder stays as it is, and can go on. */
    public byte[] toBytes() {
        return new DraftEncoder(
                        base, sections, symbolDrafts(), symbolsEdited(), relocations.keySet(), this::relocations)
                .encode();
    }

    private boolean symbolsEdited() {
        return !addedSymbols.isEmpty()
                || !removedSymbols.isEmpty()
                || !replacedSymbols.isEmpty()
                || sections.stream().anyMatch(s -> s.removed);
    }

    /** Every symbol that is to be written, the null symbol first, in the order of ids. */
    private List<SymbolDraft> symbolDrafts() {
        if (base.symbols().isEmpty() || !symbolsEdited()) {
            return List.of();
        }
        List<SymbolDraft> drafts = new ArrayList<>();
        for (int i = 0; i < baseSymbols; i++) {
            SymbolId id = new SymbolId(i);
            NewSymbol replaced = replacedSymbols.get(id);
            Symbol old = base.symbols().get().get(i);
            addUnlessRemoved(
                    drafts,
                    replaced != null
                            ? draft(id, replaced)
                            : new SymbolDraft(
                                    id,
                                    "",
                                    old.nameOffset(),
                                    old.info(),
                                    old.other(),
                                    old.shndx(),
                                    old.value(),
                                    old.size()));
        }
        for (int i = 0; i < addedSymbols.size(); i++) {
            addUnlessRemoved(drafts, draft(new SymbolId(baseSymbols + i), addedSymbols.get(i)));
        }
        return drafts;
    }

    private void addUnlessRemoved(List<SymbolDraft> drafts, SymbolDraft draft) {
        boolean inRemovedSection = SectionIndex.isSection(draft.shndx()) && sections.get(draft.shndx()).removed;
        if (!inRemovedSection && !removedSymbols.contains(draft.id())) {
            drafts.add(draft);
        }
    }

    private static SymbolDraft draft(SymbolId id, NewSymbol s) {
        return new SymbolDraft(id, s.name(), 0, s.info(), s.other(), s.section().value(), s.value(), s.size());
    }

    private SectionDraft draft(SectionId id) {
        SectionDraft draft = sections.get(id.value());
        if (draft.removed) {
            throw new IllegalArgumentException("section " + draft.name + " was removed");
        }
        return draft;
    }

    private ByteView view(String name, byte[] bytes) {
        return ByteView.of(
                bytes, new Location(base.name(), name, 0), base.header().order());
    }

    static boolean isRelocations(SectionDraft draft) {
        return switch (draft.header.type()) {
            case REL, RELA -> true;
            default -> false;
        };
    }
}
