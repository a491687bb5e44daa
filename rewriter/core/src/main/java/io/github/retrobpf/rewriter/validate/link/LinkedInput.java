package io.github.retrobpf.rewriter.validate.link;

import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.elf.format.SectionIndex;
import io.github.retrobpf.elf.format.SectionType;
import io.github.retrobpf.elf.io.ByteView;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.model.ElfFile;
import io.github.retrobpf.elf.model.Relocation;
import io.github.retrobpf.elf.model.Section;
import io.github.retrobpf.elf.model.Symbol;
import io.github.retrobpf.elf.model.SymbolTable;
import io.github.retrobpf.rewriter.validate.ParsedObject;
import io.github.retrobpf.rewriter.validate.RelocationIndex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One of the objects that were linked. */
final class LinkedInput {
    private final int index;
    private final ParsedObject object;
    private final boolean keepsDebug;
    private final List<Symbol> symbols = new ArrayList<>();
    private final Map<Integer, List<Reference>> references = new HashMap<>();
    private @Nullable DeclaredTypes types;

    LinkedInput(int index, ParsedObject object, boolean keepsDebug) {
        this.index = index;
        this.object = object;
        this.keepsDebug = keepsDebug;
        SymbolTable table = object.elf().symbols().orElse(null);
        for (int i = 0; table != null && i < table.count(); i++) {
            symbols.add(table.get(i));
        }
    }

    /** From 0. */
    int index() {
        return index;
    }

    String name() {
        return object.elf().name();
    }

    ParsedObject object() {
        return object;
    }

    ElfFile elf() {
        return object.elf();
    }

    Optional<Btf> btf() {
        return object.btf();
    }

    /** All of them by index, the null symbol first. */
    List<Symbol> symbols() {
        return symbols;
    }

    Symbol symbol(int symbol) {
        return symbols.get(symbol);
    }

    /** Whether the bytes of a section go into the output. */
    boolean isContent(int section) {
        return Roles.isContent(elf().section(section), keepsDebug);
    }

    Optional<Section> sectionOf(Symbol symbol) {
        return SectionIndex.isSection(symbol.shndx()) ? Optional.of(elf().section(symbol.shndx())) : Optional.empty();
    }

    /** Which VAR and FUNC belongs to which symbol. */
    DeclaredTypes types() {
        DeclaredTypes known = types;
        if (known == null) {
            known = DeclaredTypes.of(object);
            types = known;
        }
        return known;
    }

    /** What in a section names places and symbols, by place; several at one place keep their order. */
    List<Reference> references(int section) throws MalformedInputException {
        List<Reference> known = references.get(section);
        if (known == null) {
            known = read(elf().section(section));
            references.put(section, known);
        }
        return known;
    }

    private List<Reference> read(Section section) throws MalformedInputException {
        List<Reference> all = new ArrayList<>();
        if (section.type() == SectionType.NOBITS) {
            return all;
        }
        List<Relocation> relocations =
                RelocationIndex.of(elf(), section.index()).sorted();
        int next = 0;
        if (Roles.isCode(section)) {
            ByteView code = section.data().bytes();
            for (int at = 0; at + Field.SLOT <= code.size(); ) {
                int from = next;
                while (next < relocations.size() && relocations.get(next).offset() <= at) {
                    all.add(new Reference(relocations.get(next).offset(), relocations.get(next)));
                    next++;
                }
                boolean isRelocated = next > from && relocations.get(next - 1).offset() == at;
                if (!isRelocated && Field.isRelative(code, at)) {
                    all.add(new Reference(at, null));
                }
                at += Field.isWide(code, at) ? 2 * Field.SLOT : Field.SLOT;
            }
        }
        relocations.subList(next, relocations.size()).forEach(r -> all.add(new Reference(r.offset(), r)));
        return all;
    }
}
