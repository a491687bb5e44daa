package io.github.retrobpf.elf.model;

import io.github.retrobpf.elf.format.ElfConstants;
import io.github.retrobpf.elf.io.ByteView;
import io.github.retrobpf.elf.io.MalformedInputException;

/** The relocations of one section: the raw table, read on demand. */
public final class RelocationTable {
    private final ByteView bytes;
    private final boolean addends;
    private final int target;

    private RelocationTable(ByteView bytes, boolean addends, int target) {
        this.bytes = bytes;
        this.addends = addends;
        this.target = target;
    }

    /**
     * Checks every entry once, so that {@link #get} cannot fail later.
     *
     * @param addends whether these are RELA entries
     * @param target index of the section that they change
     * @param symbolCount how many symbols the linked table has
     * @param targetSize of that section, in bytes
     * @throws MalformedInputException where an entry names no symbol or lies outside the target
     */
    public static RelocationTable of(ByteView bytes, boolean addends, int target, int symbolCount, long targetSize)
            throws MalformedInputException {
        int entry = ElfConstants.relocationSize(addends);
        if (bytes.size() % entry != 0) {
            throw bytes.malformed(0, "size " + bytes.size() + " is no multiple of " + entry);
        }
        for (int at = 0; at < bytes.size(); at += entry) {
            long offset = bytes.u64(at);
            if (Long.compareUnsigned(offset, targetSize) >= 0) {
                throw bytes.malformed(
                        at,
                        "relocation at 0x" + Long.toHexString(offset) + " lies outside section [" + target + "] of 0x"
                                + Long.toHexString(targetSize) + " bytes");
            }
            long symbol = bytes.u64(at + 8) >>> 32;
            if (symbol >= symbolCount) {
                throw bytes.malformed(at + 8L, "symbol " + symbol + " of a relocation, but there are " + symbolCount);
            }
        }
        return new RelocationTable(bytes, addends, target);
    }

    public ByteView bytes() {
        return bytes;
    }

    /** Whether entries carry their addend (RELA). */
    public boolean hasAddends() {
        return addends;
    }

    /** Index of the section that they change. */
    public int target() {
        return target;
    }

    public int count() {
        return bytes.size() / entrySize();
    }

    /** In bytes. */
    public int entrySize() {
        return ElfConstants.relocationSize(addends);
    }

    /**
     * The relocation at an index.
     *
     * @throws IndexOutOfBoundsException for an index that is not below {@link #count}
     */
    public Relocation get(int index) {
        int at = Math.multiplyExact(index, entrySize());
        try {
            long info = bytes.u64(at + 8);
            return new Relocation(bytes.u64(at), (int) info, (int) (info >>> 32), addends ? bytes.u64(at + 16) : 0);
        } catch (MalformedInputException e) {
            throw (IndexOutOfBoundsException) new IndexOutOfBoundsException("relocation " + index).initCause(e);
        }
    }
}
