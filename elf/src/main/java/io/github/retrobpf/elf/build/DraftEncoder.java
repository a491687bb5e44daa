package io.github.retrobpf.elf.build;

import io.github.retrobpf.elf.format.ElfConstants;
import io.github.retrobpf.elf.format.SectionFlags;
import io.github.retrobpf.elf.format.SectionIndex;
import io.github.retrobpf.elf.format.SectionType;
import io.github.retrobpf.elf.io.ByteSink;
import io.github.retrobpf.elf.io.ByteView;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.model.ElfFile;
import io.github.retrobpf.elf.model.SectionHeader;
import io.github.retrobpf.elf.write.ElfWriter;
import io.github.retrobpf.elf.write.OutputSection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns drafts into sections: numbers them, writes new names, then everything that holds an index. */
final class DraftEncoder {
    private static final int GONE = -1;

    private final ElfBuilder edits;
    private final ElfFile base;
    private final List<SectionDraft> sections;
    /** Null where symbols keep their indices. */
    private final @Nullable SymbolOrder symbols;
    /** New section index by id. */
    private final int[] sectionIndex;

    private final boolean sectionsGone;
    private final Map<Integer, StringAppender> strings = new HashMap<>();

    /**
     * An encoder for one use.
     *
     * @param sections by id
     * @param gone by section id, which are not written
     */
    DraftEncoder(ElfBuilder edits, List<SectionDraft> sections, boolean[] gone, @Nullable SymbolOrder symbols) {
        this.edits = edits;
        this.base = edits.base();
        this.symbols = symbols;
        this.sections = sections;
        this.sectionIndex = new int[sections.size()];
        int kept = 0;
        for (int id = 0; id < gone.length; id++) {
            sectionIndex[id] = gone[id] ? GONE : kept++;
        }
        this.sectionsGone = kept < gone.length;
    }

    byte[] encode() throws MalformedInputException {
        List<SectionDraft> kept = sections.stream()
                .filter(s -> sectionIndex[s.id.value()] != GONE)
                .toList();
        List<Integer> names = new ArrayList<>(kept.size());
        for (SectionDraft draft : kept) {
            names.add(
                    draft.isNew() ? appender(base.header().shstrndx()).offset(draft.name) : draft.header.nameOffset());
        }
        ByteView symbolBytes = symbols == null ? null : encodeSymbols(symbols);
        // ── string tables are final after this line ──
        List<OutputSection> output = new ArrayList<>(kept.size());
        for (int i = 0; i < kept.size(); i++) {
            SectionDraft draft = kept.get(i);
            ByteView bytes = bytes(draft, symbolBytes);
            output.add(new OutputSection(header(draft, names.get(i), bytes.size()), bytes, draft.oldSize));
        }
        return ElfWriter.write(base, output, sectionReference(base.header().shstrndx()));
    }

    private SectionHeader header(SectionDraft draft, int nameOffset, int size) throws MalformedInputException {
        SectionHeader old = draft.header;
        return new SectionHeader(
                nameOffset,
                old.typeCode(),
                old.flags(),
                old.address(),
                old.offset(),
                draft.isInFile() ? size : old.size(),
                sectionReference(old.link()),
                info(draft),
                old.alignment(),
                old.entrySize());
    }

    private ByteView encodeSymbols(SymbolOrder order) {
        List<SymbolDraft> ordered = order.ordered();
        ByteSink sink = new ByteSink(base.header().order(), ordered.size() * ElfConstants.SYMBOL_SIZE);
        for (SymbolDraft symbol : ordered) {
            int name = symbol.name().isEmpty()
                    ? symbol.nameOffset()
                    : symbolNames().offset(symbol.name());
            int shndx = SectionIndex.isSection(symbol.shndx()) ? sectionIndex[symbol.shndx()] : symbol.shndx();
            sink.u32(name)
                    .u8(symbol.info())
                    .u8(symbol.other())
                    .u16(shndx)
                    .u64(symbol.value())
                    .u64(symbol.size());
        }
        return view(sink);
    }

    private ByteView bytes(SectionDraft draft, @Nullable ByteView symbolBytes) throws MalformedInputException {
        StringAppender grown = strings.get(draft.id.value());
        if (grown != null) {
            return grown.bytes();
        }
        return switch (draft.header.type()) {
            case SYMTAB -> symbolBytes != null ? symbolBytes : draft.data;
            case REL, RELA ->
                symbols != null || edits.hasEditedRelocations(draft.id) ? encodeRelocations(draft) : draft.data;
            case GROUP -> sectionsGone ? GroupMembers.renumber(draft.data, sectionIndex) : draft.data;
            default -> draft.data;
        };
    }

    private ByteView encodeRelocations(SectionDraft draft) throws MalformedInputException {
        boolean addends = draft.header.type() == SectionType.RELA;
        List<RelocationEdit> entries = edits.relocations(draft.id);
        int size = entries.size() * ElfConstants.relocationSize(addends);
        ByteSink sink = new ByteSink(base.header().order(), size);
        for (RelocationEdit entry : entries) {
            long symbol = symbolReference(entry.symbol(), draft);
            sink.u64(entry.offset()).u64(symbol << 32 | Integer.toUnsignedLong(entry.type()));
            if (addends) {
                sink.u64(entry.addend());
            }
        }
        return view(sink);
    }

    private int info(SectionDraft draft) throws MalformedInputException {
        int info = draft.header.info();
        return switch (draft.header.type()) {
            case SYMTAB -> symbols != null ? symbols.locals() : info;
            case GROUP -> {
                boolean signature =
                        base.symbols().map(s -> info > 0 && info < s.count()).orElse(false);
                yield signature ? symbolReference(new SymbolId(info), draft) : info;
            }
            case REL, RELA -> sectionReference(info);
            default -> draft.header.has(SectionFlags.INFO_LINK) ? sectionReference(info) : info;
        };
    }

    private int symbolReference(SymbolId id, SectionDraft from) throws MalformedInputException {
        if (symbols == null) {
            return id.value();
        }
        if (!symbols.has(id)) {
            String name = "symbol " + edits.symbolName(id) + " [" + id.value() + "]";
            if (edits.isRemoved(id)) {
                throw new IllegalStateException("section " + from.name + " names " + name + ", which was removed");
            }
            throw from.data.malformed(0, "names " + name + ", which stands in a section that has to go");
        }
        return symbols.index(id);
    }

    /** Values that name no section, as unknown sections may hold them, stay. */
    private int sectionReference(int id) {
        return id > 0 && id < sectionIndex.length ? Math.max(0, sectionIndex[id]) : id;
    }

    private StringAppender symbolNames() {
        return appender(base.symbolSection().orElseThrow().header().link());
    }

    private StringAppender appender(int section) {
        return strings.computeIfAbsent(section, s -> new StringAppender(sections.get(s).data));
    }

    private ByteView view(ByteSink sink) {
        return ByteView.of(sink.toByteArray(), base.image().at(0), sink.order());
    }
}
