package io.github.retrobpf.rewriter.link;

import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.elf.format.SectionIndex;
import io.github.retrobpf.elf.io.Location;
import io.github.retrobpf.elf.model.ElfFile;
import io.github.retrobpf.elf.model.Section;
import io.github.retrobpf.elf.model.Symbol;
import io.github.retrobpf.elf.model.SymbolTable;
import io.github.retrobpf.rewriter.object.BpfFunction;
import io.github.retrobpf.rewriter.object.BpfObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One of the objects that are linked, and what is looked up in it again and again. */
final class InputObject {
    private final int index;
    private final BpfObject object;
    private final List<Symbol> symbols = new ArrayList<>();
    private final List<SectionRole> roles = new ArrayList<>();
    private final Map<Place, BpfFunction> functions = new HashMap<>();
    private final DeclaredTypes types;
    private final References references;
    private final Map<Integer, Extents> extents;

    private record Place(int section, long offset) {}

    /**
     * An input.
     *
     * @param index its place on the command line, from 0
     * @param keepDebug whether DWARF is carried along
     */
    InputObject(int index, BpfObject object, boolean keepDebug) {
        this.index = index;
        this.object = object;
        SymbolTable table = object.elf().symbols().orElse(null);
        for (int i = 0; table != null && i < table.count(); i++) {
            symbols.add(table.get(i));
        }
        for (Section section : object.elf().sections()) {
            roles.add(SectionRole.of(section, keepDebug));
        }
        for (BpfFunction function : object.functions()) {
            functions.put(new Place(function.section(), function.offset()), function);
        }
        this.types = DeclaredTypes.of(object.btf().orElse(null));
        this.references = new References(object.elf());
        this.extents = Extents.of(symbols);
    }

    int index() {
        return index;
    }

    /** As messages call it. */
    String name() {
        return object.elf().name();
    }

    BpfObject object() {
        return object;
    }

    ElfFile elf() {
        return object.elf();
    }

    @Nullable
    Btf btf() {
        return object.btf().orElse(null);
    }

    /** All of them by index, the null symbol first. */
    List<Symbol> symbols() {
        return symbols;
    }

    SectionRole role(int section) {
        return roles.get(section);
    }

    /** Where a symbol is defined; empty for undefined and absolute ones. */
    Optional<Section> sectionOf(Symbol symbol) {
        return SectionIndex.isSection(symbol.shndx()) ? Optional.of(elf().section(symbol.shndx())) : Optional.empty();
    }

    /** The function that starts at a place. */
    Optional<BpfFunction> functionAt(int section, long offset) {
        return Optional.ofNullable(functions.get(new Place(section, offset)));
    }

    /** The types of its global variables and functions. */
    DeclaredTypes types() {
        return types;
    }

    /** What in its sections names places and symbols. */
    References references() {
        return references;
    }

    /** The functions and variables of a section. */
    Extents extents(int section) {
        return extents.getOrDefault(section, Extents.none());
    }

    /** A place in one of its sections. */
    Location place(Section section, long offset) {
        return new Location(name(), section.name(), offset);
    }
}
