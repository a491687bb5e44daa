package io.github.retrobpf.elf.write;

import io.github.retrobpf.elf.format.ElfConstants;
import io.github.retrobpf.elf.io.LimitExceededException;
import io.github.retrobpf.elf.io.Limits;
import io.github.retrobpf.elf.model.ElfHeader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Where everything goes in the file.
 *
 * <p>Whatever stands before the first change of size keeps its place, gaps included; what follows is packed, in the
 * same order, at its alignment. New sections come last, before the section headers where those were last. So an
 * unchanged object keeps every byte, and a changed one moves no more than it must.
 */
final class ElfLayout {
    private static final int SECTION_HEADERS_ALIGNMENT = 8;

    /**
     * Beyond a page, the alignment of bytes in the file serves nobody: objects are read, not mapped. A hostile alignment of
     * 2^30 would cost a gigabyte each.
     */
    private static final long MAX_ALIGNMENT = 4096;

    /** One run of bytes to be placed; {@code section} is -1 for the section headers. */
    private record Chunk(int section, long oldOffset, long oldSize, long size, long alignment) {
        /** New, or empty until now: its old offset, if any, is no place that is free. */
        boolean appears() {
            return oldSize <= 0 && size != oldSize;
        }

        /** NOBITS, or empty before and after. */
        boolean takesNoRoom() {
            return oldSize == 0 && size == 0;
        }
    }

    private final long[] offsets;
    private int sectionHeaders;
    private int kept;
    private int fileSize;
    private boolean moved;

    private ElfLayout(int sectionCount) {
        this.offsets = new long[sectionCount];
    }

    /**
     * Gives every section its place.
     *
     * @param sections in the order of the section header table, the null section first
     * @param oldFileSize in bytes
     */
    static ElfLayout of(ElfHeader old, List<OutputSection> sections, int oldFileSize) {
        ElfLayout layout = new ElfLayout(sections.size());
        layout.place(chunks(old, sections), oldFileSize);
        return layout;
    }

    /** {@code sh_offset} of a section, in bytes; that of one without bytes in the file may be any number. */
    long offset(int section) {
        return offsets[section];
    }

    /** {@code e_shoff}, in bytes. */
    int sectionHeaders() {
        return sectionHeaders;
    }

    /** How many bytes from the start stand where they stood, gaps between sections included. */
    int kept() {
        return kept;
    }

    int fileSize() {
        return fileSize;
    }

    /** Whether anything stands elsewhere than before, or has another size. */
    boolean moved() {
        return moved;
    }

    private static List<Chunk> chunks(ElfHeader old, List<OutputSection> sections) {
        List<Chunk> chunks = new ArrayList<>();
        List<Chunk> added = new ArrayList<>();
        for (int i = 1; i < sections.size(); i++) {
            OutputSection section = sections.get(i);
            long alignment = Math.min(Math.max(1, section.header().alignment()), MAX_ALIGNMENT);
            long size = section.bytes().size();
            Chunk chunk = new Chunk(i, section.header().offset(), section.oldSize(), size, alignment);
            (section.isNew() ? added : chunks).add(chunk);
        }
        if (!sections.isEmpty()) {
            long size = (long) sections.size() * ElfConstants.SECTION_HEADER_SIZE;
            long oldSize = (long) old.shnum() * ElfConstants.SECTION_HEADER_SIZE;
            chunks.add(new Chunk(-1, old.shoff(), oldSize, size, SECTION_HEADERS_ALIGNMENT));
        }
        // Empty sections share their offset with what follows them: they must not come after it.
        chunks.sort(Comparator.comparingLong(Chunk::oldOffset).thenComparingLong(Chunk::oldSize));
        boolean headersLast = !chunks.isEmpty() && chunks.get(chunks.size() - 1).section() < 0;
        chunks.addAll(headersLast ? chunks.size() - 1 : chunks.size(), added);
        return chunks;
    }

    private void place(List<Chunk> chunks, int oldFileSize) {
        int cursor = ElfConstants.HEADER_SIZE;
        for (Chunk chunk : chunks) {
            moved |= chunk.appears();
            long offset = moved ? alignUp(cursor, chunk.alignment()) : chunk.oldOffset();
            if (chunk.section() < 0) {
                sectionHeaders = fit(offset);
            } else {
                offsets[chunk.section()] = offset;
            }
            if (!moved && chunk.takesNoRoom()) {
                // Such an offset may be any number, and stays one: nothing can be derived from it.
                continue;
            }
            if (!moved) {
                kept = fit(offset);
            }
            moved |= chunk.size() != chunk.oldSize();
            cursor = fit(offset + chunk.size());
        }
        if (!moved) {
            kept = oldFileSize;
        }
        fileSize = moved ? cursor : oldFileSize;
    }

    private static long alignUp(long value, long alignment) {
        return (value + alignment - 1) & -alignment;
    }

    private static int fit(long offset) {
        if (offset > Limits.MAX_BYTES) {
            throw new LimitExceededException("would be larger than " + Limits.MAX_BYTES + " bytes");
        }
        return (int) offset;
    }
}
