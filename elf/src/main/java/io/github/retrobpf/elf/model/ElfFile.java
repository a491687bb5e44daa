package io.github.retrobpf.elf.model;

import io.github.retrobpf.elf.io.ByteView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An ELF64 object, immutable. Sections keep their places; data is shared with the bytes that were read. */
public final class ElfFile {
    private final ByteView image;
    private final ElfHeader header;
    private final List<Section> sections;
    private final @Nullable Section symbolSection;
    private final Map<String, Section> byName = new HashMap<>();
    private final Map<Integer, List<RelocationTable>> relocations = new HashMap<>();

    /**
     * The parts of a file that was checked.
     *
     * @param image the whole file
     * @param sections in the order of the section header table, the null section first
     */
    public ElfFile(ByteView image, ElfHeader header, List<Section> sections) {
        this.image = image;
        this.header = header;
        this.sections = List.copyOf(sections);
        for (Section section : this.sections) {
            byName.putIfAbsent(section.name(), section);
            if (section.data() instanceof SectionData.Relocations r) {
                relocations
                        .computeIfAbsent(r.table().target(), target -> new ArrayList<>())
                        .add(r.table());
            }
        }
        this.symbolSection = this.sections.stream()
                .filter(s -> s.data() instanceof SectionData.Symbols)
                .findFirst()
                .orElse(null);
    }

    /** Name of the file, as messages print it. */
    public String name() {
        return image.at(0).file();
    }

    public ByteView image() {
        return image;
    }

    public ElfHeader header() {
        return header;
    }

    public List<Section> sections() {
        return sections;
    }

    public Section section(int index) {
        return sections.get(index);
    }

    /** The first section of that name. */
    public Optional<Section> section(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The section that holds the symbols; empty in an object without any. */
    public Optional<Section> symbolSection() {
        return Optional.ofNullable(symbolSection);
    }

    public Optional<SymbolTable> symbols() {
        return symbolSection().map(s -> ((SectionData.Symbols) s.data()).table());
    }

    /** The tables that change a section, in the order of the section header table. */
    public List<RelocationTable> relocationsOf(int section) {
        return List.copyOf(relocations.getOrDefault(section, List.of()));
    }
}
