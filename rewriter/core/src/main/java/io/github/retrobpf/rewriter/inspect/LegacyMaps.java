package io.github.retrobpf.rewriter.inspect;

import io.github.retrobpf.elf.format.SectionIndex;
import io.github.retrobpf.elf.format.SymbolType;
import io.github.retrobpf.elf.io.ByteView;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.model.ElfFile;
import io.github.retrobpf.elf.model.Section;
import io.github.retrobpf.elf.model.Symbol;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Maps that symbols of {@code maps} sections define by their bytes: type, key size, value size and number of entries,
 * four bytes each. So start libbpf's struct bpf_map_def, iproute2's struct bpf_elf_map, and what gobpf reads in sections
 * called {@code maps/NAME}; ir-keytable calls them {@code lirc_mode2/maps}.
 */
final class LegacyMaps {
    private static final String SECTION = "maps";
    private static final String PREFIX = "maps/";
    private static final String SUFFIX = "/maps";
    private static final int FIELD = 4;

    private final ElfFile elf;

    LegacyMaps(ElfFile elf) {
        this.elf = elf;
    }

    /** In the order of the symbols. */
    List<MapFacts> read() throws MalformedInputException {
        List<MapFacts> maps = new ArrayList<>();
        for (Symbol symbol : definitions()) {
            Section section = elf.section(symbol.shndx());
            maps.add(new MapFacts(
                    symbol.name(),
                    section.name(),
                    MapTypes.name(field(section, symbol, 0)),
                    field(section, symbol, 1),
                    field(section, symbol, 2),
                    field(section, symbol, 3)));
        }
        return maps;
    }

    private List<Symbol> definitions() {
        return elf.symbols().stream()
                .flatMap(table -> IntStream.range(0, table.count()).mapToObj(table::get))
                .filter(s -> SectionIndex.isSection(s.shndx()))
                .filter(s -> s.type() != SymbolType.SECTION && !s.name().isEmpty())
                .filter(s -> holdsMaps(elf.section(s.shndx()).name()))
                .toList();
    }

    private static boolean holdsMaps(String section) {
        return section.equals(SECTION) || section.startsWith(PREFIX) || section.endsWith(SUFFIX);
    }

    /** 0 behind the end of the section: the loader's struct is its own business. */
    private static long field(Section section, Symbol symbol, int index) throws MalformedInputException {
        ByteView bytes = section.data().bytes();
        long room = bytes.size() - (index + 1L) * FIELD;
        boolean isInside = symbol.value() >= 0 && symbol.value() <= room;
        return isInside ? bytes.u32((int) symbol.value() + index * FIELD) : 0;
    }
}
