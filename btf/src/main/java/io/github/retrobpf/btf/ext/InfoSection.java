package io.github.retrobpf.btf.ext;

import io.github.retrobpf.elf.io.ByteView;
import io.github.retrobpf.elf.io.MalformedInputException;
import java.util.ArrayList;
import java.util.List;

/**
 * One of the three sub-sections.
 *
 * @param start of its first byte, from the start of .BTF.ext
 * @param size in bytes, the record size in front included; 0 if there is none
 * @param recordSize in bytes; the least if there is none
 */
record InfoSection(InfoKind kind, int start, int size, int recordSize, List<InfoBlock> blocks) {
    InfoSection {
        blocks = List.copyOf(blocks);
    }

    static InfoSection none(InfoKind kind) {
        return new InfoSection(kind, 0, 0, kind.recordSize(), List.of());
    }

    static InfoSection read(InfoKind kind, ByteView section, int start, int size) throws MalformedInputException {
        if (size == 0) {
            return none(kind);
        }
        ByteView view = section.slice(start, size);
        if (size < 4) {
            throw view.malformed(0, kind + " section needs 4 bytes, " + size + " left");
        }
        long recordSize = view.u32(0);
        if (recordSize < kind.recordSize()) {
            throw view.malformed(0, kind + " record size " + recordSize + " is less than " + kind.recordSize());
        }
        if (recordSize % 4 != 0) {
            throw view.malformed(0, kind + " record size " + recordSize + " is not a multiple of 4");
        }
        if (recordSize > Integer.MAX_VALUE) {
            throw view.malformed(0, kind + " record size " + recordSize + " is larger than " + Integer.MAX_VALUE);
        }
        List<InfoBlock> blocks = new ArrayList<>();
        for (int offset = 4; offset < size; ) {
            InfoBlock block = InfoBlock.read(kind, view, offset, (int) recordSize);
            blocks.add(block);
            offset += block.view().size();
        }
        return new InfoSection(kind, start, size, (int) recordSize, blocks);
    }
}
