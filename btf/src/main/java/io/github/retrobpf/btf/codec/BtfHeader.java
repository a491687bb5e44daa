package io.github.retrobpf.btf.codec;

import io.github.retrobpf.elf.io.ByteSink;
import io.github.retrobpf.elf.io.ByteView;
import io.github.retrobpf.elf.io.MalformedInputException;

/**
 * The header of a BTF blob (struct btf_header).
 *
 * @param flags no flag is defined
 * @param length of the header itself, at least {@link #SIZE}
 * @param typeStart first byte of the records, from the start of the blob
 * @param typeLength in bytes
 * @param stringStart first byte of the strings, from the start of the blob
 * @param stringLength in bytes
 */
public record BtfHeader(int flags, int length, int typeStart, int typeLength, int stringStart, int stringLength) {
    public static final int MAGIC = 0xeb9f;
    public static final int VERSION = 1;
    /** In bytes. Since Linux 7.1 it can be 8 more: place and length of a "layout" section, which is not read here. */
    public static final int SIZE = 24;

    private static final int TYPE_OFF = 8;
    private static final int STR_OFF = 16;

    /** Reads and checks it: afterwards both sections lie inside {@code blob}. */
    public static BtfHeader read(ByteView blob) throws MalformedInputException {
        checkStart(blob);
        int length = headerLength(blob, SIZE);
        long typeOff = blob.u32(TYPE_OFF);
        if (typeOff % 4 != 0) {
            throw blob.malformed(TYPE_OFF, "type section's offset " + typeOff + " is not a multiple of 4");
        }
        return new BtfHeader(
                blob.u8(3),
                length,
                start(blob, length, TYPE_OFF, "type"),
                (int) blob.u32(TYPE_OFF + 4),
                start(blob, length, STR_OFF, "string"),
                (int) blob.u32(STR_OFF + 4));
    }

    /** Checks magic, byte order and version, which .BTF.ext has in the same place. */
    public static void checkStart(ByteView blob) throws MalformedInputException {
        int magic = blob.u16(0);
        if (magic == Integer.reverseBytes(MAGIC) >>> 16) {
            throw blob.malformed(0, "is not " + blob.order() + " as the file is");
        }
        if (magic != MAGIC) {
            throw blob.malformed(0, "magic 0x" + Integer.toHexString(magic) + " is not 0xeb9f");
        }
        int version = blob.u8(2);
        if (version != VERSION) {
            throw blob.malformed(2, "version " + version + " is not " + VERSION);
        }
    }

    /** The checked header length, which .BTF.ext has in the same place. */
    public static int headerLength(ByteView blob, int least) throws MalformedInputException {
        long length = blob.u32(4);
        if (length < least) {
            throw blob.malformed(4, "header length " + length + " is less than " + least);
        }
        if (length > blob.size()) {
            throw blob.malformed(4, "header needs " + length + " bytes, section has " + blob.size());
        }
        return (int) length;
    }

    /** Checks that a section lies inside; its place and length, relative to the header's end, are at {@code field}. */
    public static int start(ByteView blob, int headerLength, int field, String name) throws MalformedInputException {
        long left = (long) blob.size() - headerLength;
        long offset = blob.u32(field);
        long length = blob.u32(field + 4);
        if (offset > left || length > left - offset) {
            throw blob.malformed(
                    field,
                    name + " section needs " + length + " bytes at " + offset + " behind the header, " + left
                            + " left");
        }
        return (int) (headerLength + offset);
    }

    /** Writes the header with the types right behind it and the strings right behind them, as kernels demand. */
    public static void write(ByteSink sink, int flags, ByteView beyond, int typeLength, int stringLength) {
        sink.u16(MAGIC).u8(VERSION).u8(flags).u32(SIZE + beyond.size());
        sink.u32(0).u32(typeLength).u32(typeLength).u32(stringLength).bytes(beyond);
    }
}
