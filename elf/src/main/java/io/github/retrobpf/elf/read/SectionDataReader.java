package io.github.retrobpf.elf.read;

import io.github.retrobpf.elf.format.ElfConstants;
import io.github.retrobpf.elf.format.SectionFlags;
import io.github.retrobpf.elf.format.SectionIndex;
import io.github.retrobpf.elf.format.SectionType;
import io.github.retrobpf.elf.io.ByteView;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.model.ElfHeader;
import io.github.retrobpf.elf.model.RelocationTable;
import io.github.retrobpf.elf.model.Section;
import io.github.retrobpf.elf.model.SectionData;
import io.github.retrobpf.elf.model.SectionHeader;
import io.github.retrobpf.elf.model.StringTable;
import io.github.retrobpf.elf.model.SymbolTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Gives each section its data: first the strings, then the symbols that name them, then what names symbols. */
final class SectionDataReader {
    /** Where {@code ch_size} stands in an {@code Elf64_Chdr}. */
    private static final int CHDR_SIZE_OFFSET = 8;

    private final ByteView image;
    private final ElfHeader header;
    private final List<SectionHeader> headers;
    private final List<String> names;
    private int symbolSection = -1;
    private int symbolStrings = -1;
    private int symbolCount;

    SectionDataReader(ByteView image, ElfHeader header, List<SectionHeader> headers, List<String> names) {
        this.image = image;
        this.header = header;
        this.headers = headers;
        this.names = names;
    }

    List<Section> sections() throws MalformedInputException {
        @Nullable SymbolTable symbols = symbols();
        List<Section> sections = new ArrayList<>(headers.size());
        for (int i = 0; i < headers.size(); i++) {
            sections.add(new Section(i, names.get(i), headers.get(i), data(i, symbols)));
        }
        return sections;
    }

    private SectionData data(int index, @Nullable SymbolTable symbols) throws MalformedInputException {
        SectionHeader section = headers.get(index);
        return switch (section.type()) {
            case NULL, NOBITS -> new SectionData.NoBits(image.section(names.get(index), 0, 0), section.size());
            case SYMTAB -> new SectionData.Symbols(Objects.requireNonNull(symbols));
            case REL -> new SectionData.Relocations(relocations(index, false));
            case RELA -> new SectionData.Relocations(relocations(index, true));
            case STRTAB -> strings(index);
            case SYMTAB_SHNDX ->
                throw image.malformed(
                        headerField(index, 4), "extended symbol section indices (SYMTAB_SHNDX) are not supported");
            default -> new SectionData.Raw(bytes(index));
        };
    }

    /** A string table that nobody links to may hold anything. */
    private SectionData strings(int index) throws MalformedInputException {
        boolean linked = index == header.shstrndx() || index == symbolStrings;
        return linked ? new SectionData.Strings(StringTable.of(bytes(index))) : new SectionData.Raw(bytes(index));
    }

    private @Nullable SymbolTable symbols() throws MalformedInputException {
        for (int i = 0; i < headers.size(); i++) {
            if (headers.get(i).type() == SectionType.SYMTAB) {
                if (symbolSection >= 0) {
                    throw image.malformed(
                            headerField(i, 4), "a second symbol table [" + i + "] beside [" + symbolSection + "]");
                }
                symbolSection = i;
            }
        }
        return symbolSection < 0 ? null : symbols(symbolSection);
    }

    private SymbolTable symbols(int index) throws MalformedInputException {
        SectionHeader section = headers.get(index);
        requireEntrySize(index, ElfConstants.SYMBOL_SIZE);
        int link = section.link();
        if (link <= 0 || link >= headers.size() || headers.get(link).type() != SectionType.STRTAB) {
            throw image.malformed(
                    headerField(index, 40),
                    "symbol table [" + index + "] links to [" + Integer.toUnsignedString(link) + "], no string table");
        }
        symbolStrings = link;
        SymbolTable symbols = SymbolTable.of(bytes(index), StringTable.of(bytes(link)));
        symbolCount = symbols.count();
        requireNullSymbol(symbols.bytes());
        for (int i = 1; i < symbolCount; i++) {
            requireSection(symbols.bytes(), i);
        }
        return symbols;
    }

    /** Undefined relocations name it, and edits have to leave it where it is: it must be what it is meant to be. */
    private static void requireNullSymbol(ByteView symbols) throws MalformedInputException {
        for (int i = 0; i < Math.min(symbols.size(), ElfConstants.SYMBOL_SIZE); i++) {
            if (symbols.u8(i) != 0) {
                throw symbols.malformed(i, "symbol 0 is not the null symbol");
            }
        }
    }

    private void requireSection(ByteView symbols, int index) throws MalformedInputException {
        int at = index * ElfConstants.SYMBOL_SIZE + 6;
        int shndx = symbols.u16(at);
        if (SectionIndex.isSection(shndx) && shndx >= headers.size()) {
            throw symbols.malformed(
                    at,
                    "section [" + shndx + "] of symbol " + index + ", but there are " + headers.size() + " sections");
        }
        if (shndx == SectionIndex.XINDEX) {
            throw symbols.malformed(at, "extended section index of symbol " + index + " is not supported");
        }
    }

    private RelocationTable relocations(int index, boolean addends) throws MalformedInputException {
        SectionHeader section = headers.get(index);
        requireEntrySize(index, ElfConstants.relocationSize(addends));
        if (symbolSection < 0 || section.link() != symbolSection) {
            throw image.malformed(
                    headerField(index, 40),
                    "relocation section [" + index + "] links to [" + Integer.toUnsignedString(section.link())
                            + "], no symbol table");
        }
        int target = section.info();
        if (target <= 0 || target >= headers.size()) {
            throw image.malformed(
                    headerField(index, 44),
                    "relocation section [" + index + "] is for section [" + Integer.toUnsignedString(target)
                            + "], but there are " + headers.size() + " sections");
        }
        if (isStructure(headers.get(target).type())) {
            throw image.malformed(
                    headerField(index, 44),
                    "relocation section [" + index + "] is for section [" + target + "], of type "
                            + headers.get(target).type() + ": such sections hold nothing to relocate");
        }
        return RelocationTable.of(bytes(index), addends, target, symbolCount, relocatedSize(target));
    }

    /** Whether a section tells of the file itself. */
    private static boolean isStructure(SectionType type) {
        return switch (type) {
            case SYMTAB, REL, RELA, GROUP -> true;
            default -> false;
        };
    }

    /** How many bytes there are to relocate: those that a compressed section unpacks to. What is loaded is never compressed. */
    private long relocatedSize(int index) throws MalformedInputException {
        SectionHeader section = headers.get(index);
        boolean compressed = section.has(SectionFlags.COMPRESSED) && !section.has(SectionFlags.ALLOC);
        return compressed ? bytes(index).u64(CHDR_SIZE_OFFSET) : section.size();
    }

    private void requireEntrySize(int index, int expected) throws MalformedInputException {
        long size = headers.get(index).entrySize();
        if (size != expected) {
            throw image.malformed(
                    headerField(index, 56),
                    "entry size " + Long.toUnsignedString(size) + " of section [" + index + "], expected " + expected);
        }
    }

    private ByteView bytes(int index) throws MalformedInputException {
        SectionHeader section = headers.get(index);
        return image.section(names.get(index), (int) section.offset(), (int) section.size());
    }

    private long headerField(int index, int field) {
        return header.shoff() + (long) index * ElfConstants.SECTION_HEADER_SIZE + field;
    }
}
