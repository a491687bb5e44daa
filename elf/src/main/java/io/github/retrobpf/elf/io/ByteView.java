package io.github.retrobpf.elf.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A read-only window on bytes that knows its byte order and where it lies in the input.
 *
 * <p>Offsets are in bytes from the window's start. Every read is checked; one that does not fit is a
 * {@link MalformedInputException} that names the place. The bytes are shared, never copied: who made the view must not
 * change them afterwards.
 *
 * <p>On a plain array, not on a buffer: most objects are read by code that is not compiled yet, where each of a buffer's
 * many small calls counts.
 */
public final class ByteView {
    private final byte[] data;
    private final int start;
    private final int size;
    private final boolean isLittle;
    /** Of some byte before the first one, by so many bytes. */
    private final Location origin;

    private final long distance;

    private ByteView(byte[] data, int start, int size, boolean isLittle, Location origin, long distance) {
        this.data = data;
        this.start = start;
        this.size = size;
        this.isLittle = isLittle;
        this.origin = origin;
        this.distance = distance;
    }

    /** All of {@code bytes}, which came from {@code file}; little-endian until {@link #withOrder} says otherwise. */
    public static ByteView of(byte[] bytes, String file) {
        return of(bytes, new Location(file, null, 0), ByteOrder.LITTLE_ENDIAN);
    }

    /** All of {@code bytes}, whose first byte stands for {@code origin}. */
    public static ByteView of(byte[] bytes, Location origin, ByteOrder order) {
        return new ByteView(bytes, 0, bytes.length, isLittle(order), origin, 0);
    }

    private static boolean isLittle(ByteOrder order) {
        return order.equals(ByteOrder.LITTLE_ENDIAN);
    }

    public ByteView withOrder(ByteOrder order) {
        return new ByteView(data, start, size, isLittle(order), origin, distance);
    }

    public ByteOrder order() {
        return isLittle ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    }

    /** In bytes. */
    public int size() {
        return size;
    }

    /** The place of the byte at {@code offset}, which need not be inside. */
    public Location at(long offset) {
        return origin.plus(distance + offset);
    }

    /** A failure at {@code offset}, for the caller to throw. */
    public MalformedInputException malformed(long offset, String fact) {
        return new MalformedInputException(at(offset), fact);
    }

    public int u8(int offset) throws MalformedInputException {
        return data[check(offset, 1)] & 0xff;
    }

    public int u16(int offset) throws MalformedInputException {
        int at = check(offset, 2);
        int first = data[at] & 0xff;
        int second = data[at + 1] & 0xff;
        return isLittle ? first | second << 8 : first << 8 | second;
    }

    public int s16(int offset) throws MalformedInputException {
        return (short) u16(offset);
    }

    public long u32(int offset) throws MalformedInputException {
        return Integer.toUnsignedLong(s32(offset));
    }

    /** Also the raw bits of an unsigned field. */
    public int s32(int offset) throws MalformedInputException {
        return word(check(offset, 4));
    }

    private int word(int at) {
        int raw = (data[at] & 0xff) | (data[at + 1] & 0xff) << 8 | (data[at + 2] & 0xff) << 16 | data[at + 3] << 24;
        return isLittle ? raw : Integer.reverseBytes(raw);
    }

    /** The raw 64 bits; a value above {@link Long#MAX_VALUE} reads as negative. */
    public long u64(int offset) throws MalformedInputException {
        int at = check(offset, 8);
        long first = Integer.toUnsignedLong(word(at));
        long second = Integer.toUnsignedLong(word(at + 4));
        return isLittle ? first | second << 32 : first << 32 | second;
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
        int from = check(offset, 1);
        int end = from;
        while (data[end] != 0) {
            if (++end == start + size) {
                throw malformed(offset, "string has no terminator");
            }
        }
        return new String(data, from, end - from, StandardCharsets.UTF_8);
    }

    /**
     * Whether one of the bytes from an offset on is NUL.
     *
     * @param limit how many are looked at, at most
     */
    public boolean hasNul(int offset, int limit) throws MalformedInputException {
        int from = check(offset, 1);
        int end = Math.min(limit, start + size - from) + from;
        for (int at = from; at < end; at++) {
            if (data[at] == 0) {
                return true;
            }
        }
        return false;
    }

    /** A window on {@code size} bytes of this one; places keep counting from where this one counts. */
    public ByteView slice(int offset, int size) throws MalformedInputException {
        return new ByteView(data, window(offset, size), size, isLittle, origin, distance + offset);
    }

    /** A window whose places count from its own start, under the section's name. */
    public ByteView section(String name, int offset, int size) throws MalformedInputException {
        Location place = new Location(origin.file(), name, 0);
        return new ByteView(data, window(offset, size), size, isLittle, place, 0);
    }

    private int window(int offset, int size) throws MalformedInputException {
        if (size < 0) {
            throw malformed(offset, "size " + size + " is negative");
        }
        return check(offset, size);
    }

    void copyTo(ByteBuffer target) {
        target.put(data, start, size);
    }

    /** Copies everything to {@code target} from {@code position} on. */
    public void copyTo(byte[] target, int position) {
        System.arraycopy(data, start, target, position, size);
    }

    public byte[] toByteArray() {
        return Arrays.copyOfRange(data, start, start + size);
    }

    /** Byte for byte the same contents, wherever they come from. */
    public boolean sameBytes(ByteView other) {
        return Arrays.equals(data, start, start + size, other.data, other.start, other.start + other.size);
    }

    /** Offset of the first byte that differs, the size of the shorter one where only that differs, or -1. */
    public int mismatch(ByteView other) {
        return Arrays.mismatch(data, start, start + size, other.data, other.start, other.start + other.size);
    }

    /** Where an offset is in the array. Compared by subtraction: {@code offset + size} can wrap. */
    private int check(int offset, int length) throws MalformedInputException {
        if (offset < 0 || offset > size - length) {
            throw malformed(
                    Integer.toUnsignedLong(offset),
                    "needs " + length + " bytes, " + Math.max(0L, size - Integer.toUnsignedLong(offset)) + " left");
        }
        return start + offset;
    }
}
