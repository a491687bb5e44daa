package io.github.retrobpf.elf.write;

import io.github.retrobpf.elf.format.ElfConstants;
import io.github.retrobpf.elf.io.ByteSink;
import io.github.retrobpf.elf.model.ElfFile;
import io.github.retrobpf.elf.model.SectionHeader;
import java.util.List;

/** Writes an object whose sections are final. */
public final class ElfWriter {
    private ElfWriter() {}

    /**
     * Lays the sections out and writes them.
     *
     * @param base the object that was read; its header and the bytes between its sections are carried over
     * @param sections in the order of the new section header table, the null section first
     * @param shstrndx index of the section name table among them
     * @return the whole file
     * @throws IllegalStateException where bytes move in an object that is not relocatable: its program headers name
     *     places in the file
     */
    public static byte[] write(ElfFile base, List<OutputSection> sections, int shstrndx) {
        ElfLayout layout = ElfLayout.of(base.header(), sections, base.image().size());
        if (layout.moved() && base.header().type() != ElfConstants.ET_REL) {
            throw new IllegalStateException(base.name() + " is no relocatable object and cannot be edited");
        }
        byte[] file = new byte[layout.fileSize()];
        byte[] image = base.image().toByteArray();
        System.arraycopy(image, 0, file, 0, Math.max(layout.kept(), ElfConstants.HEADER_SIZE));
        for (int i = 1; i < sections.size(); i++) {
            OutputSection section = sections.get(i);
            // The offset of a section without bytes need not lie inside the file.
            if (section.bytes().size() > 0) {
                section.bytes().copyTo(file, (int) layout.offset(i));
            }
        }
        copy(sectionHeaders(base, sections, layout), file, layout.sectionHeaders());
        copy(new ByteSink(base.header().order(), 8).u64(layout.sectionHeaders()), file, 40);
        copy(new ByteSink(base.header().order(), 4).u16(sections.size()).u16(shstrndx), file, 60);
        return file;
    }

    private static ByteSink sectionHeaders(ElfFile base, List<OutputSection> sections, ElfLayout layout) {
        ByteSink sink = new ByteSink(base.header().order(), sections.size() * ElfConstants.SECTION_HEADER_SIZE);
        for (int i = 0; i < sections.size(); i++) {
            SectionHeader header = sections.get(i).header();
            sink.u32(header.nameOffset())
                    .u32(header.typeCode())
                    .u64(header.flags())
                    .u64(header.address())
                    .u64(i == 0 ? header.offset() : layout.offset(i))
                    .u64(header.size())
                    .u32(header.link())
                    .u32(header.info())
                    .u64(header.alignment())
                    .u64(header.entrySize());
        }
        return sink;
    }

    private static void copy(ByteSink from, byte[] file, int position) {
        byte[] bytes = from.toByteArray();
        System.arraycopy(bytes, 0, file, position, bytes.length);
    }
}
