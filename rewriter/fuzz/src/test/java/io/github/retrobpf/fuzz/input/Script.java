package io.github.retrobpf.fuzz.input;

/**
 * Bytes as decisions, taken from the front; behind the end there are only zeros.
 *
 * <p>A step always takes the same number of bytes, so that an engine which moves, repeats and joins pieces of inputs
 * moves, repeats and joins steps.
 */
public final class Script {
    private final byte[] bytes;
    private int at;

    public Script(byte[] bytes) {
        this.bytes = bytes;
    }

    public boolean hasMore() {
        return at < bytes.length;
    }

    public int u8() {
        return at < bytes.length ? Byte.toUnsignedInt(bytes[at++]) : 0;
    }

    public int u16() {
        int low = u8();
        return low | u8() << 8;
    }

    public int s32() {
        int low = u16();
        return low | u16() << 16;
    }

    /** One of {@code count}, by one byte. */
    public int choice(int count) {
        return u8() % count;
    }
}
