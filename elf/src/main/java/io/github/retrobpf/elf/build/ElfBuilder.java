package io.github.retrobpf.elf.build;

import io.github.retrobpf.elf.format.SectionIndex;
import io.github.retrobpf.elf.format.SectionType;
import io.github.retrobpf.elf.io.ByteView;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.model.ElfFile;
import io.github.retrobpf.elf.model.Relocation;
import io.github.retrobpf.elf.model.RelocationTable;
import io.github.retrobpf.elf.model.SectionData;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * An object under edit.
 *
 * <p>Sections and symbols keep their ids while others come and go; indices, {@code sh_info}, {@code sh_link}, offsets and
 * string tables are derived by {@link #toBytes}. What was not touched is copied as it stands, so an object without an
 * edit comes out byte for byte the same.
 */
public final class ElfBuilder {
    private final ElfFile base;
    private final SectionEdits sections;
    private final SymbolEdits symbols;
    private final Map<SectionId, List<RelocationEdit>> relocations = new HashMap<>();

    private ElfBuilder(ElfFile base) {
        this.base = base;
        this.sections = new SectionEdits(base);
        this.symbols = new SymbolEdits(base);
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
        return sections.find(name);
    }

    /** Of a section, added ones included. */
    public String name(SectionId id) {
        return sections.get(id).name;
    }

    /** The section's bytes as they stand now; none for NOBITS. Not those of relocations that were replaced. */
    public ByteView data(SectionId id) {
        return sections.get(id).data;
    }

    /** Replaces the section's bytes; the size follows. Not for symbols and relocations, which are edited by entry. */
    public void setData(SectionId id, byte[] bytes) {
        sections.setData(id, bytes);
    }

    /**
     * Adds a section behind all others.
     *
     * @param bytes none for relocations, which {@link #setRelocations} sets
     * @throws io.github.retrobpf.elf.io.LimitExceededException where there are as many sections as there can be
     */
    public SectionId add(NewSection section, byte[] bytes) {
        return sections.add(section, bytes);
    }

    /**
     * Adds a section that has a size, but no bytes in the file.
     *
     * @param section of type NOBITS
     * @param size in bytes
     */
    public SectionId addNoBits(NewSection section, long size) {
        return sections.addNoBits(section, size);
    }

    /**
     * Removes a section, the relocations for it, and the symbols defined in it. Relocations elsewhere that name one of
     * those symbols make {@link #toBytes} fail. A group goes with the last of its members.
     */
    public void remove(SectionId id) {
        sections.remove(id);
    }

    /** The symbol that has this index in the object that was read. */
    public SymbolId symbol(int index) {
        return new SymbolId(Objects.checkIndex(index, symbols.read()));
    }

    public SymbolId add(NewSymbol symbol) {
        requireSection(symbol);
        return symbols.add(symbol);
    }

    /** Gives a symbol that was read a new content; relocations go on naming it. */
    public void replace(SymbolId id, NewSymbol symbol) {
        requireSection(symbol);
        symbols.replace(id, symbol);
    }

    private void requireSection(NewSymbol symbol) {
        if (SectionIndex.isSection(symbol.section().value())) {
            sections.get(symbol.section());
        }
    }

    /** Relocations that still name it make {@link #toBytes} fail. */
    public void remove(SymbolId id) {
        symbols.remove(id);
    }

    /** The section that holds the relocations for a section, if there is one. */
    public Optional<SectionId> relocationSectionOf(SectionId target) {
        return sections.relocationSectionOf(target);
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
        SectionDraft draft = sections.get(id);
        if (!draft.isRelocations()) {
            throw new IllegalArgumentException("section " + draft.name + " holds no relocations");
        }
        for (RelocationEdit entry : entries) {
            Objects.checkIndex(entry.symbol().value(), symbols.ids());
            if (entry.addend() != 0 && draft.header.type() == SectionType.REL) {
                throw new IllegalArgumentException("section " + draft.name + " holds no addends");
            }
        }
        relocations.put(id, List.copyOf(entries));
    }

    /**
     * The whole file. The builder stays as it is, and can go on.
     *
     * @throws MalformedInputException where a relocation or a group names a symbol that stands in a section which was
     *     removed, or which the edits make meaningless: only the input tells
     * @throws IllegalStateException where a relocation or a group names a symbol that was itself removed
     * @throws io.github.retrobpf.elf.io.LimitExceededException where the file would be larger than {@link
     *     io.github.retrobpf.elf.io.Limits#MAX_BYTES}
     */
    public byte[] toBytes() throws MalformedInputException {
        boolean symbolsEdited = symbols.edited() || sections.anyRemoved();
        boolean[] gone = sections.gone(symbolsEdited);
        SymbolOrder order = symbolsEdited ? new SymbolOrder(symbols.drafts(gone), symbols.ids()) : null;
        return new DraftEncoder(this, sections.all(), gone, order).encode();
    }

    /** Whether the entries of a relocation section were replaced. */
    boolean hasEditedRelocations(SectionId id) {
        return relocations.containsKey(id);
    }

    /** Whether the symbol itself was removed; one that goes with its section was not. */
    boolean isRemoved(SymbolId id) {
        return symbols.isRemoved(id);
    }

    /** As messages name it. */
    String symbolName(SymbolId id) {
        return symbols.name(id);
    }
}
