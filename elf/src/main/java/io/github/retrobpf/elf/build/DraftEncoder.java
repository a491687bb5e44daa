package io.github.retrobpf.elf.build;

import io.github.retrobpf.elf.format.SectionFlags;
import io.github.retrobpf.elf.format.SectionIndex;
import io.github.retrobpf.elf.format.SectionType;
import io.github.retrobpf.elf.format.SymbolBinding;
import io.github.retrobpf.elf.io.ByteSink;
import io.github.retrobpf.elf.io.ByteView;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.model.ElfFile;
import io.github.retrobpf.elf.model.Section;
import io.github.retrobpf.elf.model.SectionHeader;
import io.github.retrobpf.elf.write.ElfWriter;
import io.github.retrobpf.elf.write.OutputSection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Turns drafts into sections: numbers sections and symbols, writes new names, then everything that holds an index. */
final class DraftEncoder {
    private static final int GONE = -1;

    private final ElfFile base;
    private final List<SectionDraft> sections;
    private final List<SymbolDraft> symbols;
    private final boolean symbolsEdited;
    private final Set<SectionId> relocationsEdited;
    private final Function<SectionId, List<RelocationEdit>> relocations;

    /** New section index by id. */
    private final int[] sectionIndex;
    /** New symbol index by id; used only where symbols were edited. */
    private int[] symbolIndex = {};

    private int localSymbols;
    private final Map<Integer, StringAppender> strings = new HashMap<>();

    DraftEncoder(
            ElfFile base,
            List<SectionDraft> sections,
            List<SymbolDraft> symbols,
            boolean symbolsEdited,
            Set<SectionId> relocationsEdited,
            Function<SectionId, List<RelocationEdit>> relocations) {
        this.base = base;
        this.sections = sections;
        this.symbols = symbols;
        this.symbolsEdited = symbolsEdited;
        this.relocationsEdited = relocationsEdited;
        this.relocations = relocations;
        this.sectionIndex = new int[sections.size()];
    }

    byte[] encode() {
        List<SectionDraft> kept = numberSections();
        List<SymbolDraft> ordered = numberSymbols();
        // ── indices are final after this line ──
        Map<SectionDraft, Integer> names = new HashMap<>();
        for (SectionDraft draft : kept) {
            names.put(draft, draft.isNew() ? sectionNames().offset(draft.name) : draft.header.nameOffset());
        }
        ByteView symbolBytes = encodeSymbols(ordered);
        // ── string tables are final after this line ──
        List<OutputSection> output = new ArrayList<>();
        for (SectionDraft draft : kept) {
            ByteView bytes = bytes(draft, symbolBytes);
            SectionHeader old = draft.header;
            boolean inFile = !(draft.header.type() == SectionType.NOBITS || draft.header.type() == SectionType.NULL);
            SectionHeader header = new SectionHeader(
                    names.getOrDefault(draft, 0),
                    old.typeCode(),
                    old.flags(),
                    old.address(),
                    old.offset(),
                    inFile ? bytes.size() : old.size(),
                    sectionReference(old.link()),
                    info(draft),
                    old.alignment(),
                    old.entrySize());
            output.add(new OutputSection(header, bytes, draft.oldSize));
        }
        int shstrndx = base.header().shstrndx();
        return ElfWriter.write(base, output, shstrndx == 0 ? 0 : sectionIndex[shstrndx]);
    }

    private List<SectionDraft> numberSections() {
        List<SectionDraft> kept = new ArrayList<>();
        for (SectionDraft draft : sections) {
            // Symbol indices inside are ULEB128 and a mere hint: a stale list would lie, no list does not.
            boolean stale = symbolsEdited && draft.header.type() == SectionType.LLVM_ADDRSIG;
            if (draft.removed || stale) {
                sectionIndex[draft.id.value()] = GONE;
            } else {
                sectionIndex[draft.id.value()] = kept.size();
                kept.add(draft);
            }
        }
        return kept;
    }

    /** Locals come before all others, as the format wants it; each side keeps its order. */
    private List<SymbolDraft> numberSymbols() {
        if (!symbolsEdited) {
            return List.of();
        }
        List<SymbolDraft> ordered = new ArrayList<>(symbols.size());
        for (SymbolDraft symbol : symbols) {
            if (SymbolBinding.ofInfo(symbol.info()) == SymbolBinding.LOCAL) {
                ordered.add(symbol);
            }
        }
        localSymbols = ordered.size();
        for (SymbolDraft symbol : symbols) {
            if (SymbolBinding.ofInfo(symbol.info()) != SymbolBinding.LOCAL) {
                ordered.add(symbol);
            }
        }
        int ids = symbols.stream().mapToInt(s -> s.id().value() + 1).max().orElse(0);
        symbolIndex = new int[Math.max(ids, base.symbols().map(s -> s.count()).orElse(0))];
        Arrays.fill(symbolIndex, GONE);
        for (int i = 0; i < ordered.size(); i++) {
            symbolIndex[ordered.get(i).id().value()] = i;
        }
        return ordered;
    }

    private ByteView encodeSymbols(List<SymbolDraft> ordered) {
        ByteSink sink = new ByteSink(base.header().order(), ordered.size() * 24);
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

    private ByteView bytes(SectionDraft draft, ByteView symbolBytes) {
        StringAppender grown = strings.get(draft.id.value());
        if (grown != null) {
            return grown.bytes();
        }
        return switch (draft.header.type()) {
            case SYMTAB -> symbolsEdited ? symbolBytes : draft.data;
            case REL, RELA -> {
                boolean addends = draft.header.type() == SectionType.RELA;
                yield symbolsEdited || relocationsEdited.contains(draft.id)
                        ? encodeRelocations(relocations.apply(draft.id), addends)
                        : draft.data;
            }
            case GROUP -> sectionsMoved() ? group(draft.data) : draft.data;
            default -> draft.data;
        };
    }

    private ByteView encodeRelocations(List<RelocationEdit> entries, boolean addends) {
        ByteSink sink = new ByteSink(base.header().order(), entries.size() * (addends ? 24 : 16));
        for (RelocationEdit entry : entries) {
            sink.u64(entry.offset()).u64((long) symbolReference(entry.symbol()) << 32 | (entry.type() & 0xffffffffL));
            if (addends) {
                sink.u64(entry.addend());
            }
        }
        return view(sink);
    }

    /** A flag word, then member sections by index; removed members leave. */
    private ByteView group(ByteView data) {
        ByteSink sink = new ByteSink(base.header().order(), data.size());
        try {
            for (int at = 0; at + 4 <= data.size(); at += 4) {
                int word = data.s32(at);
                boolean member = at > 0 && word > 0 && word < sectionIndex.length;
                int index = member ? sectionIndex[word] : word;
                if (index != GONE || !member) {
                    sink.u32(index);
                }
            }
        } catch (MalformedInputException e) {
            throw new IllegalStateException(e);
        }
        return view(sink);
    }

    private int info(SectionDraft draft) {
        int info = draft.header.info();
        return switch (draft.header.type()) {
            case SYMTAB -> symbolsEdited ? localSymbols : info;
            case GROUP ->
                symbolsEdited && info > 0 && info < symbolIndex.length ? symbolReference(new SymbolId(info)) : info;
            case REL, RELA -> sectionReference(info);
            default -> draft.header.has(SectionFlags.INFO_LINK) ? sectionReference(info) : info;
        };
    }

    private int symbolReference(SymbolId id) {
        if (!symbolsEdited) {
            return id.value();
        }
        int index = symbolIndex[id.value()];
        if (index == GONE) {
            throw new IllegalStateException("a relocation names symbol " + id.value() + ", which was removed");
        }
        return index;
    }

    /** Values that name no section, as unknown sections may hold them, stay. */
    private int sectionReference(int id) {
        return id > 0 && id < sectionIndex.length ? Math.max(0, sectionIndex[id]) : id;
    }

    private boolean sectionsMoved() {
        return Arrays.stream(sectionIndex).anyMatch(i -> i == GONE);
    }

    private StringAppender sectionNames() {
        return appender(base.header().shstrndx());
    }

    private StringAppender symbolNames() {
        Section symbolSection = base.symbolSection().orElseThrow();
        return appender(symbolSection.header().link());
    }

    private StringAppender appender(int section) {
        return strings.computeIfAbsent(section, s -> new StringAppender(sections.get(s).data));
    }

    private ByteView view(ByteSink sink) {
        return ByteView.of(sink.toByteArray(), base.image().at(0), sink.order());
    }
}
