package io.github.retrobpf.rewriter.testing.mutation;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** A copy of a file, to be changed in place. */
final class Patch {
    private final byte[] bytes;
    private final ByteBuffer data;

    Patch(byte[] file, ByteOrder order) {
        this.bytes = file.clone();
        this.data = ByteBuffer.wrap(bytes).order(order);
    }

    Patch u8(int at, int value) {
        data.put(at, (byte) value);
        return this;
    }

    Patch u16(int at, int value) {
        data.putShort(at, (short) value);
        return this;
    }

    Patch u32(int at, int value) {
        data.putInt(at, value);
        return this;
    }

    Patch u64(int at, long value) {
        data.putLong(at, value);
        return this;
    }

    /** Exchanges two pieces. */
    Patch swap(int a, int b, int size) {
        byte[] first = Arrays.copyOfRange(bytes, a, a + size);
        System.arraycopy(bytes, b, bytes, a, size);
        System.arraycopy(first, 0, bytes, b, size);
        return this;
    }

    byte[] bytes() {
        return bytes;
    }
}
