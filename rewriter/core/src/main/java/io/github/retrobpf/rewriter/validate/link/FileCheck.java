package io.github.retrobpf.rewriter.validate.link;

import io.github.retrobpf.elf.format.ElfConstants;
import io.github.retrobpf.elf.format.SectionFlags;
import io.github.retrobpf.elf.format.SectionIndex;
import io.github.retrobpf.elf.io.ByteView;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.model.ElfFile;
import io.github.retrobpf.elf.model.RelocationTable;
import io.github.retrobpf.elf.model.Section;
import io.github.retrobpf.elf.model.SectionData;
import io.github.retrobpf.elf.model.SectionHeader;
import io.github.retrobpf.elf.model.Symbol;
import io.github.retrobpf.elf.model.SymbolTable;
import io.github.retrobpf.rewriter.validate.Findings;
import io.github.retrobpf.rewriter.validate.Place;
import io.github.retrobpf.rewriter.validate.link.LinkDeclaration.Placed;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares the file around the contents: its header, its sections and theirs. */
final class FileCheck {
    private static final int STRUCTURE_ALIGNMENT = 8;
    private static final int VERSION = 1;
    private static final Set<String> STRINGS = Set.of(".strtab", ".shstrtab");

    private final List<LinkedInput> inputs;
    private final ElfFile output;
    private final Findings findings;
    private int lastRelocated;
    private int rank;

    FileCheck(List<LinkedInput> inputs, ElfFile output, Findings findings) {
        this.inputs = inputs;
        this.output = output;
        this.findings = findings;
    }

    /**
     * Compares everything.
     *
     * @param contents what each section of the output consists of
     * @return the index of each of them in the output
     */
    Map<String, Integer> check(Map<String, List<Placed>> contents) throws MalformedInputException {
        checkHeader();
        Map<String, Integer> found = new HashMap<>();
        Iterator<String> order = contents.keySet().iterator();
        for (Section section : output.sections()) {
            List<Placed> placed = Roles.isContent(section, true) ? contents.get(section.name()) : null;
            if (placed != null && found.putIfAbsent(section.name(), section.index()) == null) {
                findings.compare(place(section), "section '" + order.next() + "'", "section '" + section.name() + "'");
                rank(section, 0);
                checkContent(section, placed);
            } else {
                checkOther(section);
            }
        }
        contents.keySet().stream()
                .filter(name -> !found.containsKey(name))
                .forEach(name -> findings.add(Place.of("section '", name, "'"), "one", "none"));
        checkSymbols();
        return found;
    }

    private static Place place(Section section) {
        return Place.of("section [", section.index(), "] '", section.name(), "'");
    }

    private void checkHeader() throws MalformedInputException {
        ElfFile first = inputs.get(0).elf();
        findings.compare(
                Place.of("byte order"), first.header().order(), output.header().order());
        findings.compare(
                Place.of("type of the file"),
                ElfConstants.ET_REL,
                output.header().type());
        findings.compare(
                Place.of("machine of the file"),
                ElfConstants.EM_BPF,
                output.header().machine());
        ByteView image = output.image();
        boolean isPlain = image.u8(6) == VERSION
                && image.u8(7) == 0
                && image.u64(8) == 0
                && image.u32(20) == VERSION
                && image.u64(24) == 0
                && image.u64(32) == 0
                && image.u32(48) == 0
                && image.u32(54) == 0;
        if (!isPlain) {
            findings.add(Place.of("header of the file"), "that of a relocatable object", "another one");
        }
    }

    private void checkContent(Section section, List<Placed> placed) {
        Place place = place(section);
        SectionHeader header = section.header();
        long alignment = 1;
        long end = 0;
        for (Placed part : placed) {
            SectionHeader own =
                    inputs.get(part.input()).elf().section(part.section()).header();
            findings.compare(Place.of(place, ", type"), own.typeCode(), header.typeCode());
            findings.compare(Place.of(place, ", flags"), own.flags(), header.flags());
            findings.compare(Place.of(place, ", size of entries"), own.entrySize(), header.entrySize());
            alignment = Math.max(alignment, own.alignment());
            long gone = part.gone().stream().mapToLong(g -> g.end() - g.start()).sum();
            end = part.base() + own.size() - gone;
        }
        findings.compare(Place.of(place, ", alignment"), alignment, header.alignment());
        findings.compare(Place.of(place, ", bytes"), end, header.size());
        checkPlain(section, 0, 0);
    }

    private void checkPlain(Section section, int link, int info) {
        findings.compare(
                Place.of(place(section), ", address"), 0, section.header().address());
        findings.compare(
                Place.of(place(section), ", link"), link, section.header().link());
        findings.compare(
                Place.of(place(section), ", info"), info, section.header().info());
    }

    private void rank(Section section, int own) {
        if (own < rank) {
            findings.add(place(section), "contents, then relocations, then types, then records", "another order");
        }
        rank = own;
    }

    /** What is no content: relocations, types and what holds names and symbols. */
    private void checkOther(Section section) {
        SectionHeader header = section.header();
        boolean isExpected = switch (section.type()) {
            case NULL -> section.index() == 0 && isNothing(header);
            case REL -> isRelocations(section);
            case SYMTAB ->
                section.name().equals(".symtab") && header.flags() == 0 && header.address() == 0 && isAligned(section);
            case STRTAB -> isStrings(section);
            case PROGBITS -> isTypes(section);
            default -> false;
        };
        if (!isExpected) {
            findings.add(place(section), "no such section", "a " + section.type());
        }
    }

    private static boolean isNothing(SectionHeader header) {
        return header.nameOffset() == 0
                && header.flags() == 0
                && header.address() == 0
                && header.offset() == 0
                && header.size() == 0
                && header.link() == 0
                && header.info() == 0
                && header.alignment() == 0
                && header.entrySize() == 0;
    }

    private static boolean isAligned(Section section) {
        return section.header().alignment() == STRUCTURE_ALIGNMENT;
    }

    private boolean isRelocations(Section section) {
        rank(section, 1);
        RelocationTable table = ((SectionData.Relocations) section.data()).table();
        Section target = output.section(table.target());
        return section.name().equals(".rel" + target.name())
                && isLater(target)
                && table.count() > 0
                && isAligned(section)
                && section.header().address() == 0
                && section.header().flags() == SectionFlags.INFO_LINK
                && Roles.isContent(target, true);
    }

    /** One table for each section at most, in the order of the sections. */
    private boolean isLater(Section target) {
        boolean isLater = target.index() > lastRelocated;
        lastRelocated = target.index();
        return isLater;
    }

    /** One for symbols and sections, which somebody uses. */
    private boolean isStrings(Section section) {
        SectionHeader header = section.header();
        boolean isUsed = section.index() == output.header().shstrndx()
                || output.symbolSection()
                        .filter(s -> s.header().link() == section.index())
                        .isPresent();
        return isUsed
                && STRINGS.contains(section.name())
                && header.flags() == 0
                && header.address() == 0
                && header.link() == 0
                && header.info() == 0
                && header.entrySize() == 0
                && header.alignment() == 1;
    }

    private boolean isTypes(Section section) {
        boolean isFirst = output.section(section.name()).filter(section::equals).isPresent();
        if (!Roles.isTypes(section) || !isFirst) {
            return false;
        }
        rank(section, section.name().equals(Roles.BTF) ? 2 : 3);
        SectionHeader header = section.header();
        checkPlain(section, 0, 0);
        return header.flags() == 0 && header.entrySize() == 0 && isAligned(section);
    }

    /** Local symbols come first, and {@code sh_info} says where they end. */
    private void checkSymbols() {
        SymbolTable symbols = output.symbols().orElse(null);
        if (symbols == null) {
            return;
        }
        int locals = 0;
        while (locals < symbols.count() && symbols.get(locals).isLocal()) {
            locals++;
        }
        for (int i = locals; i < symbols.count(); i++) {
            Symbol symbol = symbols.get(i);
            if (symbol.isLocal()) {
                findings.add(Place.of("symbol ", i), "no local symbol behind global ones", "'" + symbol.name() + "'");
            }
        }
        findings.compare(
                Place.of("number of local symbols"),
                locals,
                output.symbolSection().orElseThrow().header().info());
    }

    /** The section of the output that a symbol names, by name; what stands for special indices where it names none. */
    static String sectionName(ElfFile elf, Symbol symbol) {
        return SectionIndex.isSection(symbol.shndx())
                ? elf.section(symbol.shndx()).name()
                : "#" + symbol.shndx();
    }
}
