package io.github.retrobpf.elf.model;

import io.github.retrobpf.elf.format.ElfConstants;
import io.github.retrobpf.elf.io.ByteView;
import io.github.retrobpf.elf.io.MalformedInputException;
import org.jspecify.annotations.Nullable;

/** The symbols of an object: the raw table, read on demand. Several threads may ask at a time. */
public final class SymbolTable {
    private final ByteView bytes;
    private final StringTable strings;
    /** Those that somebody asked for: many ask for all of them. */
    private final @Nullable Symbol[] known;

    private SymbolTable(ByteView bytes, StringTable strings) {
        this.bytes = bytes;
        this.strings = strings;
        this.known = new @Nullable Symbol[bytes.size() / ElfConstants.SYMBOL_SIZE];
    }

    /**
     * Reads every name once, so that {@link #get} cannot fail later.
     *
     * @throws MalformedInputException where the size is no multiple of 24 or a name lies outside the strings or is too long
     */
    public static SymbolTable of(ByteView bytes, StringTable strings) throws MalformedInputException {
        if (bytes.size() % ElfConstants.SYMBOL_SIZE != 0) {
            throw bytes.malformed(0, "size " + bytes.size() + " is no multiple of " + ElfConstants.SYMBOL_SIZE);
        }
        int limit = strings.bytes().size();
        for (int at = 0; at < bytes.size(); at += ElfConstants.SYMBOL_SIZE) {
            long name = bytes.u32(at);
            if (name != 0 && name >= limit) {
                throw bytes.malformed(at, "name offset " + name + " lies outside the " + limit + " bytes of strings");
            }
            if (name != 0) {
                strings.check((int) name);
            }
        }
        return new SymbolTable(bytes, strings);
    }

    public ByteView bytes() {
        return bytes;
    }

    /** How many symbols, the null symbol included. */
    public int count() {
        return bytes.size() / ElfConstants.SYMBOL_SIZE;
    }

    /** The names. */
    public StringTable strings() {
        return strings;
    }

    /**
     * The symbol at an index.
     *
     * @throws IndexOutOfBoundsException for an index that is not below {@link #count}
     */
    public Symbol get(int index) {
        if (index < 0 || index >= known.length) {
            throw new IndexOutOfBoundsException("symbol " + index);
        }
        Symbol symbol = known[index];
        if (symbol == null) {
            symbol = read(index);
            known[index] = symbol;
        }
        return symbol;
    }

    private Symbol read(int index) {
        int at = at(index);
        try {
            int name = bytes.index(at);
            return new Symbol(
                    strings.string(name),
                    name,
                    bytes.u8(at + 4),
                    bytes.u8(at + 5),
                    bytes.u16(at + 6),
                    bytes.u64(at + 8),
                    bytes.u64(at + 16));
        } catch (MalformedInputException e) {
            throw outside(index, e);
        }
    }

    /** {@link Symbol#info()} alone: the whole of a symbol costs the decoding of its name. */
    public int info(int index) {
        try {
            return bytes.u8(at(index) + 4);
        } catch (MalformedInputException e) {
            throw outside(index, e);
        }
    }

    /** {@link Symbol#shndx()} alone. */
    public int shndx(int index) {
        try {
            return bytes.u16(at(index) + 6);
        } catch (MalformedInputException e) {
            throw outside(index, e);
        }
    }

    /** {@link Symbol#value()} alone. */
    public long value(int index) {
        try {
            return bytes.u64(at(index) + 8);
        } catch (MalformedInputException e) {
            throw outside(index, e);
        }
    }

    /**
     * Whether two symbols, of whatever tables, are the same but for their section: the same name, kind, place and size.
     *
     * @param hasSameStrings whether what both tables have of strings is the same, so that offsets can be compared
     */
    public boolean isSameButSection(int index, SymbolTable other, int otherIndex, boolean hasSameStrings) {
        int at = at(index);
        int otherAt = at(otherIndex);
        try {
            boolean isSame = bytes.u16(at + 4) == other.bytes.u16(otherAt + 4)
                    && bytes.u64(at + 8) == other.bytes.u64(otherAt + 8)
                    && bytes.u64(at + 16) == other.bytes.u64(otherAt + 16);
            boolean isSameName = hasSameStrings && bytes.u32(at) == other.bytes.u32(otherAt);
            return isSame
                    && (isSameName
                            || get(index).name().equals(other.get(otherIndex).name()));
        } catch (MalformedInputException e) {
            throw outside(index, e);
        }
    }

    private static int at(int index) {
        return Math.multiplyExact(index, ElfConstants.SYMBOL_SIZE);
    }

    private static IndexOutOfBoundsException outside(int index, MalformedInputException e) {
        IndexOutOfBoundsException outside = new IndexOutOfBoundsException("symbol " + index);
        outside.initCause(e);
        return outside;
    }
}
