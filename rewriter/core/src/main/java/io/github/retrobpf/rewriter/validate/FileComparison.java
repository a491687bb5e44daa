package io.github.retrobpf.rewriter.validate;

import io.github.retrobpf.elf.format.ElfConstants;
import io.github.retrobpf.elf.format.SectionFlags;
import io.github.retrobpf.elf.format.SectionType;
import io.github.retrobpf.elf.io.ByteView;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.model.ElfFile;
import io.github.retrobpf.elf.model.Relocation;
import io.github.retrobpf.elf.model.RelocationTable;
import io.github.retrobpf.elf.model.Section;
import io.github.retrobpf.elf.model.SectionData;
import io.github.retrobpf.elf.model.SectionHeader;
import java.util.Optional;

/**
 * Compares what a rewriting leaves alone: the ELF header, section headers, data, maps, license, strings, and every
 * relocation that is not for code. Code, types and records have comparisons of their own.
 */
final class FileComparison {
    /** Of the ELF header: everything before {@code e_shoff}. */
    private static final int BEFORE_SHOFF = 40;
    /** From {@code e_flags} to {@code e_shentsize}. */
    private static final int FLAGS = 48;

    private static final int SHNUM = 60;
    private static final int GROUP_WORD = 4;

    private final ElfFile original;
    private final ElfFile rewritten;
    private final Correspondence sections;
    private final Correspondence symbols;
    private final Findings findings;

    FileComparison(
            ElfFile original, ElfFile rewritten, Correspondence sections, Correspondence symbols, Findings findings) {
        this.original = original;
        this.rewritten = rewritten;
        this.sections = sections;
        this.symbols = symbols;
        this.findings = findings;
    }

    void compare() throws MalformedInputException {
        compareBytes(Place.of("ELF header"), head(original, 0, BEFORE_SHOFF), head(rewritten, 0, BEFORE_SHOFF), 0);
        compareBytes(Place.of("ELF header"), head(original, FLAGS, SHNUM), head(rewritten, FLAGS, SHNUM), FLAGS);
        findings.compare(
                Place.of("ELF header's section names"),
                reference(original.header().shstrndx()),
                rewritten.header().shstrndx());
        for (Section section : original.sections()) {
            if (!sections.isGone(section.index())) {
                Section other = rewritten.section(sections.rewritten(section.index()));
                compareHeaders(section, other);
                compareContents(section, other);
            } else if (section.type() == SectionType.GROUP) {
                compareGroup(section, Optional.empty());
            }
        }
    }

    private static ByteView head(ElfFile elf, int from, int to) throws MalformedInputException {
        return elf.image().slice(from, Math.min(to, ElfConstants.HEADER_SIZE) - from);
    }

    private void compareHeaders(Section section, Section other) {
        Place place = Place.of("header of section '", section.name(), "'");
        SectionHeader a = section.header();
        SectionHeader b = other.header();
        findings.compare(Place.of(place, ", address"), a.address(), b.address());
        findings.compare(Place.of(place, ", alignment"), a.alignment(), b.alignment());
        findings.compare(Place.of(place, ", entry size"), a.entrySize(), b.entrySize());
        findings.compare(Place.of(place, ", link"), reference(a.link()), b.link());
        if (section.index() == 0) {
            // It has no place, and nothing moves it.
            findings.compare(Place.of(place, ", place in the file"), a.offset(), b.offset());
        }
        switch (section.type()) {
            // The number of local symbols, which is compared with them.
            case SYMTAB -> {}
            case GROUP -> {
                if (!isSameSymbol(a.info(), b.info())) {
                    findings.add(Place.of(place, ", signature"), "symbol " + a.info(), "symbol " + b.info());
                }
            }
            default -> findings.compare(Place.of(place, ", info"), info(section, a), b.info());
        }
    }

    private int info(Section section, SectionHeader header) {
        boolean isSection = section.isRelocations() || header.has(SectionFlags.INFO_LINK);
        return isSection ? reference(header.info()) : header.info();
    }

    /** What a field that names a section has to hold now; a section that is gone leaves a zero. */
    private int reference(int section) {
        boolean isSection = section > 0 && section < original.sections().size();
        return isSection ? Math.max(0, sections.rewritten(section)) : section;
    }

    private boolean isSameSymbol(int before, int after) {
        boolean isSymbol =
                original.symbols().map(s -> before > 0 && before < s.count()).orElse(false);
        return isSymbol ? symbols.isPair(before, after) : before == after;
    }

    private void compareContents(Section section, Section other) throws MalformedInputException {
        if (Code.isCode(section) || isTypes(section)) {
            return;
        }
        ByteView before = section.data().bytes();
        ByteView after = other.data().bytes();
        Place place = Place.of("section '", section.name(), "'");
        switch (section.type()) {
            case NULL, NOBITS ->
                findings.compare(
                        Place.of(place, ", size"),
                        section.header().size(),
                        other.header().size());
            case SYMTAB -> {}
            case REL, RELA -> compareRelocations(section, other);
            case GROUP -> compareGroup(section, Optional.of(other));
            case STRTAB -> {
                // New names come behind the old ones.
                boolean isPrefix = after.size() >= before.size()
                        && after.slice(0, before.size()).sameBytes(before);
                if (!isPrefix) {
                    compareBytes(place, before, after);
                }
            }
            case LLVM_ADDRSIG -> {
                compareBytes(place, before, after);
                boolean isSameTable = original.symbolSection().isPresent()
                        && rewritten.symbolSection().isPresent()
                        && original.symbolSection()
                                .get()
                                .data()
                                .bytes()
                                .sameBytes(
                                        rewritten.symbolSection().get().data().bytes());
                if (!isSameTable) {
                    findings.add(place, "the symbols that it counts", "other ones");
                }
            }
            default -> compareBytes(place, before, after);
        }
    }

    private boolean isTypes(Section section) {
        return isFirst(section, ".BTF") || isFirst(section, ".BTF.ext");
    }

    private boolean isFirst(Section section, String name) {
        return original.section(name).filter(section::equals).isPresent();
    }

    private void compareBytes(Place place, ByteView before, ByteView after) throws MalformedInputException {
        compareBytes(place, before, after, 0);
    }

    /** Compares a part that starts at an offset. */
    private void compareBytes(Place place, ByteView before, ByteView after, int start) throws MalformedInputException {
        int at = before.mismatch(after);
        if (at >= 0) {
            findings.add(
                    Place.of(place, ", byte 0x", Integer.toHexString(start + at)),
                    byteAt(before, at),
                    byteAt(after, at));
        }
    }

    private static String byteAt(ByteView bytes, int at) throws MalformedInputException {
        return at < bytes.size() ? String.format("0x%02x", bytes.u8(at)) : "no more bytes";
    }

    private void compareRelocations(Section section, Section other) {
        RelocationTable before = ((SectionData.Relocations) section.data()).table();
        RelocationTable after = ((SectionData.Relocations) other.data()).table();
        Section target = original.section(before.target());
        if (Code.isCode(target)) {
            return;
        }
        Place place = Place.of("section '", section.name(), "'");
        if (SectionMatcher.isRewritten(original, rewritten, target)) {
            findings.add(place, "relocations for '" + target.name() + "'", "the same ones, for other contents");
        }
        findings.compare(Place.of(place, ", relocations"), before.count(), after.count());
        for (int i = 0; i < Math.min(before.count(), after.count()); i++) {
            if (!isSame(before.get(i), after.get(i), symbols)) {
                findings.add(
                        Place.of(place, ", relocation ", i),
                        describe(original, before.get(i)),
                        describe(rewritten, after.get(i)));
            }
        }
    }

    /** Whether two relocations say the same of the same place. */
    static boolean isSame(Relocation a, Relocation b, Correspondence symbols) {
        return a.offset() == b.offset() && isSameButPlace(a, b, symbols);
    }

    /** Whether two relocations say the same. */
    static boolean isSameButPlace(Relocation a, Relocation b, Correspondence symbols) {
        return a.type() == b.type() && a.addend() == b.addend() && symbols.isPair(a.symbol(), b.symbol());
    }

    /** For messages. */
    static String describe(ElfFile elf, Relocation relocation) {
        return "a relocation of type " + relocation.type() + " for "
                + SymbolMatcher.describe(elf, relocation.symbol())
                + (relocation.addend() == 0 ? "" : " + " + relocation.addend()) + " at 0x"
                + Long.toHexString(relocation.offset());
    }

    /** The words behind the first one are section indices; what is gone is not named any more. */
    private void compareGroup(Section section, Optional<Section> other) throws MalformedInputException {
        ByteView before = section.data().bytes();
        ByteView after = other.map(s -> s.data().bytes()).orElse(before.slice(0, 0));
        int at = 0;
        for (int i = 0; i < before.size() / GROUP_WORD; i++) {
            int word = before.s32(i * GROUP_WORD);
            boolean isSection = i > 0 && word > 0 && word < original.sections().size();
            if (isSection && sections.isGone(word)) {
                continue;
            }
            if (other.isEmpty()) {
                if (i > 0) {
                    findings.add(Place.of("section '", section.name(), "'"), "members that stay", "gone");
                    return;
                }
                continue;
            }
            int now = at < after.size() ? after.s32(at) : -1;
            findings.compare(
                    Place.of("section '", section.name(), "', word ", i), isSection ? reference(word) : word, now);
            at += GROUP_WORD;
        }
        if (other.isPresent()) {
            findings.compare(Place.of("section '", section.name(), "', size"), at, after.size());
        }
    }
}
