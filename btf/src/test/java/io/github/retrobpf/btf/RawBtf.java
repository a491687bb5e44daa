package io.github.retrobpf.btf;

import io.github.retrobpf.btf.model.BtfKind;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.elf.io.ByteSink;
import io.github.retrobpf.elf.io.ByteView;
import io.github.retrobpf.elf.io.Location;
import io.github.retrobpf.elf.io.MalformedInputException;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/** Writes BTF word by word, right or wrong; knows nothing of the code under test. */
public final class RawBtf {
    public static final List<ByteOrder> ORDERS = List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN);

    private final ByteOrder order;
    private final ByteSink types;
    private byte[] strings = {0};
    private byte[] beyond = {};

    public RawBtf(ByteOrder order) {
        this.order = order;
        this.types = new ByteSink(order, 64);
    }

    public static RawBtf little() {
        return new RawBtf(ByteOrder.LITTLE_ENDIAN);
    }

    public static int info(BtfKind kind, int vlen) {
        return kind.code() << 24 | vlen;
    }

    public RawBtf words(int... words) {
        for (int word : words) {
            types.u32(word);
        }
        return this;
    }

    /** The whole string section. */
    public RawBtf strings(byte... bytes) {
        strings = bytes.clone();
        return this;
    }

    /** Bytes that make the header longer than it has to be. */
    public RawBtf beyond(int... bytes) {
        beyond = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            beyond[i] = (byte) bytes[i];
        }
        return this;
    }

    public byte[] bytes() {
        ByteSink sink = new ByteSink(order, 64);
        sink.u16(0xeb9f).u8(1).u8(0).u32(24 + beyond.length);
        sink.u32(0).u32(types.size()).u32(types.size()).u32(strings.length).bytes(beyond);
        return sink.bytes(types.toByteArray()).bytes(strings).toByteArray();
    }

    public ByteView view() {
        return view(bytes(), order);
    }

    /** With another word at {@code offset}. */
    public ByteView patched(int offset, int word) {
        return view(
                new ByteSink(order, 64).bytes(bytes()).patchU32(offset, word).toByteArray(), order);
    }

    /** Cut to {@code size} bytes. */
    public ByteView cut(int size) {
        return view(Arrays.copyOf(bytes(), size), order);
    }

    public Btf parse() throws MalformedInputException {
        return Btf.parse(view());
    }

    public static ByteView view(byte[] bytes, ByteOrder order) {
        return ByteView.of(bytes, new Location("a.o", ".BTF", 0), order);
    }
}
