package io.github.retrobpf.btf.ext;

import io.github.retrobpf.elf.io.ByteSink;
import io.github.retrobpf.elf.io.ByteView;
import io.github.retrobpf.elf.io.MalformedInputException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A {@link BtfExt} and records appended to it. What is there stays in its order. */
public final class BtfExtBuilder {
    private static final int TYPE_ID = 4;

    private final BtfExt original;
    private final Map<InfoKind, Section> sections = new EnumMap<>(InfoKind.class);
    private boolean changed;

    /** Old records and new ones. */
    private record Block(int sectionName, ByteSink records) {}

    private static final class Section {
        private int recordSize;
        private final List<Block> blocks = new ArrayList<>();
        /** By section name: the one that loaders read, and so the one that grows. */
        private final Map<Integer, Block> first = new HashMap<>();

        /** Kept if the original has the sub-section, be it without a block. */
        private final boolean present;

        Section(InfoSection original) {
            this.recordSize = original.recordSize();
            this.present = original.size() > 0;
        }

        void add(Block block) {
            blocks.add(block);
            first.putIfAbsent(block.sectionName(), block);
        }
    }

    /** Starts from {@code original}, which is not changed. */
    public BtfExtBuilder(BtfExt original) {
        this.original = original;
        for (InfoKind kind : InfoKind.values()) {
            Section section = new Section(original.section(kind));
            for (InfoBlock block : original.blocks(kind)) {
                section.add(new Block(block.sectionName(), newSink().bytes(block.records())));
            }
            sections.put(kind, section);
        }
    }

    /**
     * Appends a copy of a record at the end of the first block that is for the target section; without one, of a new block
     * at the end of the sub-section.
     *
     * @param from a block of this .BTF.ext or of another with the same record size and byte order
     * @param targetSectionName string offset of the ELF section's name
     * @param insnOff of the copy, in bytes from the start of the target section
     */
    public void copy(InfoKind kind, InfoBlock from, int index, int targetSectionName, long insnOff) {
        ByteSink target = target(kind, from, targetSectionName);
        int at = target.size();
        target.bytes(from.record(index)).patchU32(at, insnOff);
        changed = true;
    }

    /** The same for a func_info, whose copy is for another FUNC. */
    public void copyFuncInfo(InfoBlock from, int index, int targetSectionName, long insnOff, int typeId) {
        ByteSink target = target(InfoKind.FUNC_INFO, from, targetSectionName);
        int at = target.size();
        target.bytes(from.record(index)).patchU32(at, insnOff).patchU32(at + TYPE_ID, typeId);
        changed = true;
    }

    /** Whether anything was appended. */
    public boolean changed() {
        return changed;
    }

    private ByteSink target(InfoKind kind, InfoBlock from, int sectionName) {
        Section section = Objects.requireNonNull(sections.get(kind));
        if (from.kind() != kind || from.view().order() != original.bytes().order()) {
            throw new IllegalArgumentException("record is a " + from.view().order() + " " + from.kind() + ", not a "
                    + original.bytes().order() + " " + kind);
        }
        if (!section.present && section.blocks.isEmpty()) {
            section.recordSize = from.recordSize();
        }
        if (from.recordSize() != section.recordSize) {
            throw new IllegalArgumentException(
                    kind + " record has " + from.recordSize() + " bytes, those here have " + section.recordSize);
        }
        Block known = section.first.get(sectionName);
        if (known != null) {
            return known.records();
        }
        Block block = new Block(sectionName, newSink());
        section.add(block);
        return block.records();
    }

    private ByteSink newSink() {
        return new ByteSink(original.bytes().order(), 0);
    }

    /**
     * The bytes of the section: the original's if nothing was appended, whatever its layout, else the three sub-sections
     * right behind the header, and then whatever else was there.
     *
     * @throws MalformedInputException if the original's header has something in it that a new layout might break
     */
    public byte[] toBytes() throws MalformedInputException {
        return changed ? write() : original.bytes().toByteArray();
    }

    private byte[] write() throws MalformedInputException {
        Map<InfoKind, ByteSink> parts = new EnumMap<>(InfoKind.class);
        int length = original.headerLength();
        for (InfoKind kind : InfoKind.values()) {
            ByteSink part = write(Objects.requireNonNull(sections.get(kind)));
            parts.put(kind, part);
            if (part.size() > 0) {
                length = Math.max(length, kind.headerEnd());
            }
        }
        ByteSink sink = newSink();
        header(sink, length, parts);
        parts.values().forEach(part -> sink.bytes(part.toByteArray()));
        original.unknown().forEach(sink::bytes);
        return sink.toByteArray();
    }

    private ByteSink write(Section section) {
        ByteSink sink = newSink();
        if (section.present || !section.blocks.isEmpty()) {
            sink.u32(section.recordSize);
            for (Block block : section.blocks) {
                sink.u32(block.sectionName())
                        .u32(block.records().size() / section.recordSize)
                        .bytes(block.records().toByteArray());
            }
        }
        return sink;
    }

    private void header(ByteSink sink, int length, Map<InfoKind, ByteSink> parts) throws MalformedInputException {
        ByteView beyond = original.headerBeyond();
        sink.bytes(original.bytes().slice(0, 4)).u32(length);
        int offset = 0;
        for (InfoKind kind : InfoKind.values()) {
            if (kind.headerEnd() <= length) {
                int size = Objects.requireNonNull(parts.get(kind)).size();
                sink.u32(offset).u32(size);
                offset += size;
            }
        }
        if (sink.size() + beyond.size() == length) {
            sink.bytes(beyond);
        }
        sink.bytes(new byte[length - sink.size()]); // a header of odd size, which now has core_relo
    }
}
