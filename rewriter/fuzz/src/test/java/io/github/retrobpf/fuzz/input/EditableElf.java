package io.github.retrobpf.fuzz.input;

import io.github.retrobpf.elf.format.ElfConstants;
import io.github.retrobpf.elf.format.SectionType;
import io.github.retrobpf.elf.io.ByteSink;
import io.github.retrobpf.elf.model.ElfFile;
import io.github.retrobpf.elf.model.Section;
import io.github.retrobpf.elf.model.SectionHeader;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** An object whose sections and headers can be made anything; it is laid out anew each time, whatever sense it makes. */
final class EditableElf {
    /** Fields of a section header: {@code sh_name} to {@code sh_entsize}; offset and size follow the data. */
    static final int FIELDS = 10;

    private static final int OFFSET = 4;
    private static final int SIZE = 5;

    /** A section: header fields, and the bytes that stand in the file. */
    static final class Part {
        final String name;
        private final long[] fields;
        byte[] data;
        /** The header claims what was asked of it, not where the bytes are. */
        private boolean lies;

        private Part(Section section) {
            SectionHeader h = section.header();
            this.name = section.name();
            this.data = section.data().bytes().toByteArray();
            this.fields = new long[] {
                h.nameOffset(),
                h.typeCode(),
                h.flags(),
                h.address(),
                h.offset(),
                h.size(),
                h.link(),
                h.info(),
                h.alignment(),
                h.entrySize()
            };
        }

        void set(int field, long value) {
            fields[field] = value;
            lies |= field == OFFSET || field == SIZE;
        }

        private boolean isInFile() {
            return fields[1] != SectionType.NULL.code() && fields[1] != SectionType.NOBITS.code();
        }
    }

    private final byte[] header;
    private final ByteOrder order;
    private final List<Part> parts = new ArrayList<>();

    EditableElf(ElfFile file) {
        this.header = Arrays.copyOf(file.image().toByteArray(), ElfConstants.HEADER_SIZE);
        this.order = file.header().order();
        file.sections().forEach(s -> parts.add(new Part(s)));
    }

    ByteOrder order() {
        return order;
    }

    List<Part> parts() {
        return parts;
    }

    byte[] toBytes() {
        ByteSink sink = new ByteSink(order, 1 << 14).bytes(header);
        for (Part part : parts) {
            if (part.isInFile() && part.data.length > 0) {
                sink.align(8);
                place(part, OFFSET, sink.size());
                sink.bytes(part.data);
                place(part, SIZE, part.data.length);
            } else if (part.isInFile()) {
                place(part, SIZE, 0);
            }
        }
        sink.align(8);
        int headers = sink.size();
        for (Part part : parts) {
            for (int i = 0; i < FIELDS; i++) {
                boolean isShort = i < 2 || i == 6 || i == 7;
                if (isShort) {
                    sink.u32(part.fields[i]);
                } else {
                    sink.u64(part.fields[i]);
                }
            }
        }
        byte[] file = sink.toByteArray();
        byte[] place = new ByteSink(order, 8).u64(headers).toByteArray();
        byte[] count = new ByteSink(order, 2).u16(parts.size()).toByteArray();
        System.arraycopy(place, 0, file, 40, place.length);
        System.arraycopy(count, 0, file, 60, count.length);
        return file;
    }

    private static void place(Part part, int field, long value) {
        if (!part.lies) {
            part.fields[field] = value;
        }
    }
}
