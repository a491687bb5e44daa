package io.github.retrobpf.elf.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A read-only window on bytes that knows its byte order and where it lies in the input.
 *
 * <p>Offsets are in bytes from the window's start. Every read is checked; one that does not fit is a
 * {@link MalformedInputException} that names the place. The bytes are shared, never copied: who made the view must not
 * change them afterwards.
 */
public final class ByteView {
    private final ByteBuffer data;
    private final Location origin;

    private ByteView(ByteBuffer data, Location origin) {
        this.data = data;
        this.origin = origin;
    }

    /** All of {@code bytes}, which came from {@code file}; little-endian until {@link #withOrder} says otherwise. */
    public static ByteView of(byte[] bytes, String file) {
        return of(bytes, new Location(file, null, 0), ByteOrder.LITTLE_ENDIAN);
    }

    /** All of {@code bytes}, whose first byte stands for {@code origin}. */
    public static ByteView of(byte[] bytes, Location origin, ByteOrder order) {
        return new ByteView(ByteBuffer.wrap(bytes).order(order), origin);
    }

    public ByteView withOrder(ByteOrder order) {
        return new ByteView(data.duplicate().order(order), origin);
    }

    public ByteOrder order() {
        return data.order();
    }

    /** In bytes. */
    public int size() {
        return data.limit();
    }

    /** The place of the byte at {@code offset}, which need not be inside. */
    public Location at(long offset) {
        return origin.plus(offset);
    }

    /** A failure at {@code offset}, for the caller to throw. */
    public MalformedInputException malformed(long offset, String fact) {
        return new MalformedInputException(at(offset), fact);
    }

    public int u8(int offset) throws MalformedInputException {
        return Byte.toUnsignedInt(data.get(check(offset, 1)));
    }

    public int u16(int offset) throws MalformedInputException {
        return Short.toUnsignedInt(data.getShort(check(offset, 2)));
    }

    public int s16(int offset) throws MalformedInputException {
        return data.getShort(check(offset, 2));
    }

    public long u32(int offset) throws MalformedInputException {
        return Integer.toUnsignedLong(data.getInt(check(offset, 4)));
    }

    /** Also the raw bits of an unsigned field. */
    public int s32(int offset) throws MalformedInputException {
        return data.getInt(check(offset, 4));
    }

    /** The raw 64 bits; a value above {@link Long#MAX_VALUE} reads as negative. */
    public long u64(int offset) throws MalformedInputException {
        return data.getLong(check(offset, 8));
    }

    /** An unsigned 32-bit id, count or offset that has to fit an {@code int}. */
    public int index(int offset) throws MalformedInputException {
        int value = s32(offset);
        if (value < 0) {
            throw malformed(
                    offset, "value " + Integer.toUnsignedString(value) + " is larger than " + Integer.MAX_VALUE);
        }
        return value;
    }

    /** The bytes up to the next NUL, as UTF-8. */
    public String cstring(int offset) throws MalformedInputException {
        int end = check(offset, 1);
        while (data.get(end) != 0) {
            if (++end == data.limit()) {
                throw malformed(offset, "string has no terminator");
            }
        }
        byte[] bytes = new byte[end - offset];
        data.get(offset, bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** A window on {@code size} bytes of this one; places keep counting from where this one counts. */
    public ByteView slice(int offset, int size) throws MalformedInputException {
        return window(offset, size, origin.plus(offset));
    }

    /** A window whose places count from its own start, under the section's name. */
    public ByteView section(String name, int offset, int size) throws MalformedInputException {
        return window(offset, size, new Location(origin.file(), name, 0));
    }

    private ByteView window(int offset, int size, Location start) throws MalformedInputException {
        if (size < 0) {
            throw malformed(offset, "size " + size + " is negative");
        }
        // A slice forgets the byte order: this is the one place that slices.
        return new ByteView(data.slice(check(offset, size), size).order(data.order()), start);
    }

    ByteBuffer buffer() {
        return data.duplicate();
    }

    /** Copies everything to {@code target} from {@code position} on. */
    public void copyTo(byte[] target, int position) {
        data.get(0, target, position, data.limit());
    }

    public byte[] toByteArray() {
        byte[] bytes = new byte[size()];
        copyTo(bytes, 0);
        return bytes;
    }

    /** Byte for byte the same contents, wherever they come from. */
    public boolean sameBytes(ByteView other) {
        return data.equals(other.data);
    }

    /** Offset of the first byte that differs, the size of the shorter one where only that differs, or -1. */
    public int mismatch(ByteView other) {
        return data.mismatch(other.data);
    }

    /** Compared by subtraction: {@code offset + size} can wrap. */
    private int check(int offset, int size) throws MalformedInputException {
        if (offset < 0 || offset > data.limit() - size) {
            throw malformed(
                    Integer.toUnsignedLong(offset),
                    "needs " + size + " bytes, " + Math.max(0L, data.limit() - Integer.toUnsignedLong(offset))
                            + " left");
        }
        return offset;
    }
}
