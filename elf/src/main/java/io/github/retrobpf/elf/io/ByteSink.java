package io.github.retrobpf.elf.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A growing array of bytes in one byte order. */
public final class ByteSink {
    private ByteBuffer data;

    /**
     * An empty one.
     *
     * @param capacity in bytes, how much is likely to come
     */
    public ByteSink(ByteOrder order, int capacity) {
        this.data = ByteBuffer.allocate(Math.max(16, capacity)).order(order);
    }

    /** How many bytes stand so far. */
    public int size() {
        return data.position();
    }

    public ByteOrder order() {
        return data.order();
    }

    public ByteSink u8(int value) {
        room(1).put((byte) value);
        return this;
    }

    public ByteSink u16(int value) {
        room(2).putShort((short) value);
        return this;
    }

    public ByteSink u32(long value) {
        room(4).putInt((int) value);
        return this;
    }

    public ByteSink u64(long value) {
        room(8).putLong(value);
        return this;
    }

    public ByteSink bytes(byte[] bytes) {
        room(bytes.length).put(bytes);
        return this;
    }

    public ByteSink bytes(ByteView view) {
        view.copyTo(room(view.size()));
        return this;
    }

    /** The string in UTF-8 and a NUL. */
    public ByteSink cstring(String text) {
        return bytes(text.getBytes(StandardCharsets.UTF_8)).u8(0);
    }

    /** Zeros up to the next multiple of {@code alignment}. */
    public ByteSink align(int alignment) {
        int padding = Math.floorMod(-size(), alignment);
        return bytes(new byte[padding]);
    }

    /** Overwrites four bytes that already stand. */
    public ByteSink patchU32(int offset, long value) {
        if (offset < 0 || offset > size() - 4) {
            throw new IndexOutOfBoundsException("patch at " + offset + " of " + size() + " bytes");
        }
        data.putInt(offset, (int) value);
        return this;
    }

    /** Overwrites eight bytes that already stand. */
    public ByteSink patchU64(int offset, long value) {
        if (offset < 0 || offset > size() - 8) {
            throw new IndexOutOfBoundsException("patch at " + offset + " of " + size() + " bytes");
        }
        data.putLong(offset, value);
        return this;
    }

    public byte[] toByteArray() {
        byte[] bytes = new byte[size()];
        data.get(0, bytes);
        return bytes;
    }

    private ByteBuffer room(int size) {
        if (data.remaining() < size) {
            long wanted = Math.max((long) data.position() + size, 2L * data.capacity());
            if (wanted > Limits.MAX_BYTES) {
                wanted = (long) data.position() + size;
            }
            if (wanted > Limits.MAX_BYTES) {
                throw new LimitExceededException("would be larger than " + Limits.MAX_BYTES + " bytes");
            }
            ByteBuffer larger = ByteBuffer.allocate((int) wanted).order(data.order());
            larger.put(data.flip());
            data = larger;
        }
        return data;
    }
}
