package io.github.retrobpf.elf.dump;

import io.github.retrobpf.elf.format.SectionType;
import io.github.retrobpf.elf.model.ElfFile;
import io.github.retrobpf.elf.model.Relocation;
import io.github.retrobpf.elf.model.RelocationTable;
import io.github.retrobpf.elf.model.Section;
import io.github.retrobpf.elf.model.SectionData;
import io.github.retrobpf.elf.model.SectionHeader;
import io.github.retrobpf.elf.model.Symbol;
import io.github.retrobpf.elf.model.SymbolTable;
import java.util.Locale;

/** Prints an object: sections, symbols, relocations. The text depends on the bytes alone. */
public final class ElfDump {
    private final ElfFile file;
    private final StringBuilder out = new StringBuilder();

    private ElfDump(ElfFile file) {
        this.file = file;
    }

    /**
     * The whole object.
     *
     * @return lines, each with its newline
     */
    public static String text(ElfFile file) {
        ElfDump dump = new ElfDump(file);
        dump.header();
        file.sections().forEach(dump::section);
        file.symbols().ifPresent(dump::symbols);
        file.sections().forEach(dump::relocations);
        return dump.out.toString();
    }

    private void header() {
        line(
                "elf64 %s type=%d machine=%d",
                file.header().order(), file.header().type(), file.header().machine());
    }

    private void section(Section section) {
        SectionHeader h = section.header();
        line(
                "section [%d] '%s' type=%s flags=0x%x offset=0x%x size=0x%x link=%d info=%d align=%d entsize=%d",
                section.index(),
                section.name(),
                section.type() == SectionType.OTHER
                        ? "0x" + Integer.toHexString(h.typeCode())
                        : section.type().name(),
                h.flags(),
                h.offset(),
                h.size(),
                h.link(),
                h.info(),
                h.alignment(),
                h.entrySize());
    }

    private void symbols(SymbolTable symbols) {
        for (int i = 0; i < symbols.count(); i++) {
            Symbol s = symbols.get(i);
            line(
                    "symbol [%d] '%s' %s %s other=%d shndx=%d value=0x%x size=0x%x",
                    i, s.name(), s.binding(), s.type(), s.other(), s.shndx(), s.value(), s.size());
        }
    }

    private void relocations(Section section) {
        if (section.data() instanceof SectionData.Relocations data) {
            RelocationTable table = data.table();
            for (int i = 0; i < table.count(); i++) {
                Relocation r = table.get(i);
                line(
                        "relocation '%s' offset=0x%x type=%d symbol=%d addend=%d",
                        section.name(), r.offset(), r.type(), r.symbol(), r.addend());
            }
        }
    }

    private void line(String format, Object... values) {
        out.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
