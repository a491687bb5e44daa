package io.github.retrobpf.elf.testing;

import io.github.retrobpf.elf.format.ElfConstants;
import io.github.retrobpf.elf.format.SectionType;
import io.github.retrobpf.elf.io.ByteSink;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An object put together byte by byte, so that a test says exactly what it holds and what is wrong with it.
 *
 * <p>Calls come in the order of the file: sections (also the order of their indices), gaps between them, and the section
 * headers, which come last unless {@link #headersHere} says otherwise. It shares no code with the writer but the sink.
 */
public final class HandMadeElf {
    /** One section; what is not set is 0. */
    public static final class Part {
        public final int index;
        final String name;
        final int type;
        byte[] data;
        long flags;
        long size;
        int link;
        int info;
        long alignment = 1;
        long entrySize;
        /** Null where the header says the truth. */
        @Nullable
        Long claimed;

        int place;

        Part(int index, String name, int type, byte[] data) {
            this.index = index;
            this.name = name;
            this.type = type;
            this.data = data;
            this.size = data.length;
        }

        public Part flags(long value) {
            flags = value;
            return this;
        }

        /** Of NOBITS, in bytes. */
        public Part size(long value) {
            size = value;
            return this;
        }

        public Part link(int value) {
            link = value;
            return this;
        }

        public Part info(int value) {
            info = value;
            return this;
        }

        public Part align(long value) {
            alignment = value;
            return this;
        }

        public Part entrySize(long value) {
            entrySize = value;
            return this;
        }

        /** Where the header says that it stands, wherever its bytes are. */
        public Part offset(long value) {
            claimed = value;
            return this;
        }
    }

    private final ByteOrder order;
    private final List<Part> parts = new ArrayList<>();
    /** Parts, gaps (byte arrays) and the section headers (this) in the order of the file. */
    private final List<Object> pieces = new ArrayList<>();

    private final ByteSink symbols;
    private final Strings symbolNames;
    private final Strings sectionNames;
    private int symbolCount;
    private int symtab;
    private int strtab;
    private int shstrtab;
    private int shoff;

    public HandMadeElf(ByteOrder order) {
        this.order = order;
        this.symbols = new ByteSink(order, 24).bytes(new byte[24]);
        this.symbolCount = 1;
        this.symbolNames = new Strings(order);
        this.sectionNames = new Strings(order);
        parts.add(new Part(0, "", 0, new byte[0]).align(0).offset(0));
    }

    /** Adds a section of any type. */
    public Part section(String name, int type, byte[] data) {
        Part part = new Part(parts.size(), name, type, data);
        parts.add(part);
        pieces.add(part);
        return part;
    }

    public Part section(String name, SectionType type, byte[] data) {
        return section(name, type.code(), data);
    }

    /** Adds a symbol and says its index. */
    public int symbol(String name, int info, int shndx, long value, long size) {
        symbols.u32(symbolNames.offset(name))
                .u8(info)
                .u8(0)
                .u16(shndx)
                .u64(value)
                .u64(size);
        return symbolCount++;
    }

    /** The section of the symbols, at the index that relocations link to. */
    public Part symtab(String name, int locals) {
        Part part = section(name, SectionType.SYMTAB, new byte[0])
                .align(8)
                .entrySize(24)
                .info(locals);
        symtab = part.index;
        return part;
    }

    /** The names of the symbols, and of the sections where those have no table of their own. */
    public Part strtab(String name) {
        Part part = section(name, SectionType.STRTAB, new byte[0]);
        strtab = part.index;
        return part;
    }

    /** The names of the sections alone. */
    public Part shstrtab(String name) {
        Part part = section(name, SectionType.STRTAB, new byte[0]);
        shstrtab = part.index;
        return part;
    }

    /** Bytes that belong to no section. */
    public HandMadeElf gap(int... bytes) {
        pieces.add(bytes(bytes));
        return this;
    }

    public HandMadeElf headersHere() {
        pieces.add(this);
        return this;
    }

    public byte[] toBytes() {
        fillTables();
        if (!pieces.contains(this)) {
            pieces.add(this);
        }
        ByteSink sink = new ByteSink(order, 1024).bytes(new byte[ElfConstants.HEADER_SIZE]);
        for (Object piece : pieces) {
            if (piece instanceof Part part) {
                place(sink, part);
            } else if (piece instanceof byte[] gap) {
                sink.bytes(gap);
            } else {
                sink.align(8);
                shoff = sink.size();
                sink.bytes(new byte[parts.size() * ElfConstants.SECTION_HEADER_SIZE]);
            }
        }
        byte[] file = sink.toByteArray();
        header(ByteBuffer.wrap(file).order(order));
        parts.forEach(p -> header(p, ByteBuffer.wrap(file).order(order)));
        return file;
    }

    /** The file with one field changed. */
    public byte[] with(long at, int width, long value) {
        byte[] file = toBytes();
        ByteBuffer buffer = ByteBuffer.wrap(file).order(order);
        switch (width) {
            case 1 -> buffer.put((int) at, (byte) value);
            case 2 -> buffer.putShort((int) at, (short) value);
            case 4 -> buffer.putInt((int) at, (int) value);
            default -> buffer.putLong((int) at, value);
        }
        return file;
    }

    /** The file with one field of a section header changed, 4 or 8 bytes as the field has. */
    public byte[] withHeader(int section, int field, long value) {
        boolean word = field == 0 || field == 4 || field == 40 || field == 44;
        return with(headerAt(section) + field, word ? 4 : 8, value);
    }

    /** Where a section header stands. */
    public int headerAt(int section) {
        toBytes();
        return shoff + section * ElfConstants.SECTION_HEADER_SIZE;
    }

    /** Where a section's bytes stand. */
    public int offsetOf(int section) {
        toBytes();
        return parts.get(section).place;
    }

    public byte[] rel(long offset, int type, int symbol) {
        return new ByteSink(order, 16)
                .u64(offset)
                .u64((long) symbol << 32 | type)
                .toByteArray();
    }

    public byte[] rela(long offset, int type, int symbol, long addend) {
        return new ByteSink(order, 24)
                .bytes(rel(offset, type, symbol))
                .u64(addend)
                .toByteArray();
    }

    public byte[] words(int... values) {
        ByteSink sink = new ByteSink(order, 4 * values.length);
        for (int value : values) {
            sink.u32(value);
        }
        return sink.toByteArray();
    }

    public static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    public static byte[] concat(byte[]... parts) {
        ByteSink sink = new ByteSink(ByteOrder.LITTLE_ENDIAN, 64);
        for (byte[] part : parts) {
            sink.bytes(part);
        }
        return sink.toByteArray();
    }

    private void fillTables() {
        if (shstrtab == 0) {
            shstrtab = strtab;
        }
        Strings names = shstrtab == strtab ? symbolNames : sectionNames;
        parts.forEach(p -> names.offset(p.name));
        if (symtab != 0) {
            Part table = parts.get(symtab);
            table.data = symbols.toByteArray();
            table.size = table.data.length;
            table.link = strtab;
        }
        fill(strtab, symbolNames);
        fill(shstrtab, names);
    }

    private void fill(int table, Strings strings) {
        if (table != 0) {
            parts.get(table).data = strings.bytes();
            parts.get(table).size = strings.bytes().length;
        }
    }

    private void place(ByteSink sink, Part part) {
        if (part.claimed == null) {
            sink.align((int) Math.max(1, part.alignment));
        }
        part.place = sink.size();
        sink.bytes(part.data);
    }

    private void header(ByteBuffer file) {
        file.put(bytes(0x7f, 'E', 'L', 'F', 2, order == ByteOrder.LITTLE_ENDIAN ? 1 : 2, 1));
        file.position(16).putShort((short) 1).putShort((short) 247).putInt(1);
        file.putLong(40, shoff);
        file.position(52)
                .putShort((short) 64)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) 64);
        file.putShort((short) parts.size()).putShort((short) shstrtab);
    }

    private void header(Part part, ByteBuffer file) {
        int name = (shstrtab == strtab ? symbolNames : sectionNames).offset(part.name);
        file.position(shoff + part.index * ElfConstants.SECTION_HEADER_SIZE)
                .putInt(name)
                .putInt(part.type);
        file.putLong(part.flags)
                .putLong(0)
                .putLong(part.claimed != null ? part.claimed : part.place)
                .putLong(part.size);
        file.putInt(part.link).putInt(part.info).putLong(part.alignment).putLong(part.entrySize);
    }

    /** Strings by offset, each once. */
    private static final class Strings {
        private final ByteSink sink;
        private final Map<String, Integer> offsets = new LinkedHashMap<>();

        Strings(ByteOrder order) {
            sink = new ByteSink(order, 64).u8(0);
            offsets.put("", 0);
        }

        int offset(String text) {
            return offsets.computeIfAbsent(text, t -> {
                int offset = sink.size();
                sink.cstring(t);
                return offset;
            });
        }

        byte[] bytes() {
            return sink.toByteArray();
        }
    }
}
