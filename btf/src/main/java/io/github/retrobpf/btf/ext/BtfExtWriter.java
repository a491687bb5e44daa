package io.github.retrobpf.btf.ext;

import io.github.retrobpf.btf.codec.BtfHeader;
import io.github.retrobpf.elf.io.ByteSink;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A new .BTF.ext section: for each ELF section one block of each kind, with its records in the order of the code. */
public final class BtfExtWriter {
    private static final int HEADER = 32;

    private final ByteOrder order;
    private final Map<InfoKind, Map<Integer, List<Entry>>> blocks = new EnumMap<>(InfoKind.class);
    private final Map<InfoKind, Integer> recordSizes = new EnumMap<>(InfoKind.class);

    /** A record with other first words; the others are copied. */
    private record Entry(InfoBlock from, int index, long insnOff, int second, int third) {}

    /** An empty one. */
    public BtfExtWriter(ByteOrder order) {
        this.order = order;
    }

    /**
     * Adds a record.
     *
     * @param from the block that has it; its records have the size of all others of its kind here
     * @param index of it there
     * @param sectionName string offset of the ELF section's name
     * @param insnOff of its instruction in that section, in bytes
     * @param second its second word: a type id, or for line_info the string offset of the file's name
     * @param third its third word: a string offset, of the source line or the access string; nothing for func_info
     */
    public void add(InfoBlock from, int index, int sectionName, long insnOff, int second, int third) {
        ByteOrder theirs = from.view().order();
        if (!theirs.equals(order)) {
            throw new IllegalArgumentException(from.kind() + " record is " + theirs + ", those here are " + order);
        }
        int size = recordSizes.computeIfAbsent(from.kind(), k -> from.recordSize());
        if (size != from.recordSize()) {
            throw new IllegalArgumentException(
                    from.kind() + " record has " + from.recordSize() + " bytes, those here have " + size);
        }
        blocks.computeIfAbsent(from.kind(), k -> new LinkedHashMap<>())
                .computeIfAbsent(sectionName, n -> new ArrayList<>())
                .add(new Entry(from, index, insnOff, second, third));
    }

    /** Whether there is no record. */
    public boolean isEmpty() {
        return recordSizes.isEmpty();
    }

    /** The whole section. */
    public byte[] toBytes() {
        List<ByteSink> parts = Arrays.stream(InfoKind.values())
                .map(kind -> part(kind, blocks.getOrDefault(kind, Map.of())))
                .toList();
        ByteSink sink = new ByteSink(order, HEADER);
        sink.u16(BtfHeader.MAGIC).u8(BtfHeader.VERSION).u8(0).u32(HEADER);
        int offset = 0;
        for (ByteSink part : parts) {
            sink.u32(offset).u32(part.size());
            offset += part.size();
        }
        parts.forEach(part -> sink.bytes(part.toByteArray()));
        return sink.toByteArray();
    }

    private ByteSink part(InfoKind kind, Map<Integer, List<Entry>> bySection) {
        ByteSink sink = new ByteSink(order, 0);
        if (bySection.isEmpty()) {
            return sink;
        }
        sink.u32(recordSizes.getOrDefault(kind, kind.recordSize()));
        bySection.forEach((name, entries) -> {
            List<Entry> sorted = sorted(kind, entries);
            sink.u32(name).u32(sorted.size());
            sorted.forEach(entry -> write(kind, entry, sink));
        });
        return sink;
    }

    /** Kernels refuse two func_info or line_info for one instruction. */
    private static List<Entry> sorted(InfoKind kind, List<Entry> entries) {
        List<Entry> sorted = new ArrayList<>(entries);
        sorted.sort(Comparator.comparingLong(Entry::insnOff));
        if (kind == InfoKind.CORE_RELO) {
            return sorted;
        }
        List<Entry> single = new ArrayList<>(sorted.size());
        long last = -1;
        for (Entry entry : sorted) {
            if (entry.insnOff != last) {
                single.add(entry);
            }
            last = entry.insnOff;
        }
        return single;
    }

    private static void write(InfoKind kind, Entry entry, ByteSink sink) {
        sink.u32(entry.insnOff).u32(entry.second);
        int written = 8;
        if (kind != InfoKind.FUNC_INFO) {
            sink.u32(entry.third);
            written += 4;
        }
        for (int at = written; at < entry.from.recordSize(); at += 4) {
            sink.u32(entry.from.word(entry.index, at));
        }
    }
}
