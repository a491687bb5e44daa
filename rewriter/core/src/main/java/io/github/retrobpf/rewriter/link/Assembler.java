package io.github.retrobpf.rewriter.link;

import io.github.retrobpf.elf.build.ElfBuilder;
import io.github.retrobpf.elf.build.NewSection;
import io.github.retrobpf.elf.build.NewSymbol;
import io.github.retrobpf.elf.build.RelocationEdit;
import io.github.retrobpf.elf.build.SectionId;
import io.github.retrobpf.elf.build.SymbolId;
import io.github.retrobpf.elf.format.ElfConstants;
import io.github.retrobpf.elf.format.SectionFlags;
import io.github.retrobpf.elf.format.SectionIndex;
import io.github.retrobpf.elf.format.SectionType;
import io.github.retrobpf.elf.format.SymbolBinding;
import io.github.retrobpf.elf.format.SymbolType;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.model.Symbol;
import io.github.retrobpf.rewriter.object.BpfObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Writes the object: sections in the order of the layout, their relocations, types and records; of the symbols first those of
 * sections, then those of each input, then the global ones. Linking the result again finds everything in that order, and
 * changes nothing.
 */
final class Assembler {
    private static final int ALIGNMENT = 8;

    private final ElfBuilder elf;
    private final Layout layout;
    private final GlobalSymbols globals;
    private final LocalNames names;
    private final Map<OutputSection, SectionId> sections = new HashMap<>();
    private final Map<OutputSection, SymbolId> starts = new HashMap<>();
    private final Map<GlobalSymbol, SymbolId> globalIds = new HashMap<>();
    private final Map<Target.Own, SymbolId> ownIds = new HashMap<>();

    Assembler(ElfBuilder elf, Layout layout, GlobalSymbols globals, LocalNames names) {
        this.elf = elf;
        this.layout = layout;
        this.globals = globals;
        this.names = names;
    }

    /** Puts everything in place but types. */
    void place(List<InputObject> inputs, Map<OutputSection, Contents> contents) {
        contents.forEach((section, content) -> sections.put(section, add(section, content)));
        // ── sections are final ──
        Set<OutputSection> named = new HashSet<>();
        contents.values()
                .forEach(c -> c.fixups().forEach(f -> {
                    if (f.target() instanceof Target.Start start) {
                        named.add(start.section());
                    }
                }));
        contents.keySet().stream().filter(named::contains).forEach(s -> starts.put(s, addStart(s)));
        inputs.forEach(this::addOwn);
        globals.all().stream().filter(layout::keeps).forEach(g -> globalIds.put(g, addGlobal(g)));
        // ── symbols are final ──
        contents.forEach((section, content) -> addRelocations(section, content.fixups()));
    }

    /** Adds the types, and lets instructions that hold the id of one follow. */
    void add(MergedTypes types, Map<OutputSection, Contents> contents) {
        Set<OutputSection> changed = new LinkedHashSet<>();
        for (TypeId typeId : types.inCode()) {
            typeId.writeTo(
                    Objects.requireNonNull(contents.get(typeId.section())).bytes());
            changed.add(typeId.section());
        }
        contents.forEach((section, content) -> {
            if (changed.contains(section)) {
                elf.setData(id(section), content.bytes().toByteArray());
            }
        });
        elf.add(bytes(BpfObject.BTF), types.btf());
        types.ext().ifPresent(ext -> elf.add(bytes(BpfObject.BTF_EXT), ext));
    }

    /** The whole file. */
    byte[] toBytes() throws MalformedInputException {
        return elf.toBytes();
    }

    private static NewSection bytes(String name) {
        return new NewSection(name, SectionType.PROGBITS.code(), 0, ALIGNMENT, 0, null, null);
    }

    private SectionId add(OutputSection section, Contents contents) {
        NewSection added = new NewSection(
                section.name(),
                section.header().typeCode(),
                section.header().flags(),
                section.alignment(),
                section.header().entrySize(),
                null,
                null);
        return section.type() == SectionType.NOBITS
                ? elf.addNoBits(added, section.size())
                : elf.add(added, contents.bytes().toByteArray());
    }

    private SymbolId addStart(OutputSection section) {
        int info = SymbolType.SECTION.info(SymbolBinding.LOCAL);
        return elf.add(new NewSymbol("", info, 0, id(section), 0, 0));
    }

    private SectionId id(OutputSection section) {
        return Objects.requireNonNull(sections.get(section));
    }

    /** Local symbols, and those whose name means nothing to others. */
    private void addOwn(InputObject input) {
        for (int i = 1; i < input.symbols().size(); i++) {
            Symbol symbol = input.symbols().get(i);
            if (symbol.type() != SymbolType.SECTION && globals.of(input, i).isEmpty()) {
                int index = i;
                place(input, symbol)
                        .ifPresent(place -> ownIds.put(
                                new Target.Own(input, index),
                                elf.add(new NewSymbol(
                                        names.name(input, index),
                                        symbol.info(),
                                        symbol.other(),
                                        place.section,
                                        place.value,
                                        symbol.size()))));
            }
        }
    }

    private record Place(SectionId section, long value) {}

    /** Empty for what the output does not have. */
    private Optional<Place> place(InputObject input, Symbol symbol) {
        if (!SectionIndex.isSection(symbol.shndx())) {
            return Optional.of(new Place(new SectionId(symbol.shndx()), symbol.value()));
        }
        return layout.placement(input, symbol.shndx())
                .filter(p -> !p.isCopy() && !p.isCut(symbol.value()))
                .map(p -> new Place(id(p.output()), p.at(symbol.value())));
    }

    private SymbolId addGlobal(GlobalSymbol global) {
        Occurrence winner = global.winner();
        Symbol symbol = winner.symbol();
        Place place = place(winner.input(), symbol).orElseThrow();
        return elf.add(new NewSymbol(
                global.name(),
                symbol.type().info(global.binding()),
                (symbol.other() & ~GlobalSymbol.VISIBILITY) | global.visibility(),
                place.section,
                place.value,
                symbol.size()));
    }

    private void addRelocations(OutputSection section, List<Fixup> fixups) {
        if (fixups.isEmpty()) {
            return;
        }
        SectionId id = elf.add(
                new NewSection(
                        ".rel" + section.name(),
                        SectionType.REL.code(),
                        SectionFlags.INFO_LINK,
                        ALIGNMENT,
                        ElfConstants.REL_SIZE,
                        elf.section(".symtab").orElseThrow(),
                        id(section)),
                new byte[0]);
        List<RelocationEdit> relocations = new ArrayList<>(fixups.size());
        for (Fixup fixup : fixups) {
            relocations.add(new RelocationEdit(fixup.offset(), fixup.type(), id(fixup.target()), 0));
        }
        elf.setRelocations(id, relocations);
    }

    private SymbolId id(Target target) {
        SymbolId id;
        if (target instanceof Target.Global global) {
            id = globalIds.get(global.symbol());
        } else if (target instanceof Target.Start start) {
            id = starts.get(start.section());
        } else {
            id = ownIds.get((Target.Own) target);
        }
        return Objects.requireNonNull(id, () -> "no symbol for " + target);
    }
}
