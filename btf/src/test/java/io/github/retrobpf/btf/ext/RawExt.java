package io.github.retrobpf.btf.ext;

import io.github.retrobpf.elf.io.ByteSink;
import io.github.retrobpf.elf.io.ByteView;
import io.github.retrobpf.elf.io.Location;
import java.nio.ByteOrder;

/** Writes .BTF.ext word by word, right or wrong; knows nothing of the code under test. */
public final class RawExt {
    private final ByteOrder order;
    private final ByteSink[] sections = new ByteSink[3];
    private int headerLength = 32;
    private byte[] beyond = {};
    private byte[] tail = {};

    public RawExt(ByteOrder order) {
        this.order = order;
        for (int i = 0; i < sections.length; i++) {
            sections[i] = new ByteSink(order, 16);
        }
    }

    static RawExt little() {
        return new RawExt(ByteOrder.LITTLE_ENDIAN);
    }

    /** Two blocks of func_info, one of each other kind, to go with Samples.everyKind: its FUNCs are 20, 21 and 22. */
    public static RawExt sample(ByteOrder order) {
        return new RawExt(order)
                .func(8, 1, 2, 0, 20, 64, 21, 5, 1, 0, 22)
                .line(16, 1, 2, 0, 5, 9, 3 << 10 | 7, 8, 5, 9, 4 << 10 | 1)
                .core(16, 1, 1, 8, 6, 1, 0);
    }

    RawExt func(int... words) {
        return words(0, words);
    }

    RawExt line(int... words) {
        return words(1, words);
    }

    RawExt core(int... words) {
        return words(2, words);
    }

    private RawExt words(int section, int... words) {
        for (int word : words) {
            sections[section].u32(word);
        }
        return this;
    }

    RawExt header(int length, int... beyondBytes) {
        headerLength = length;
        beyond = bytes(beyondBytes);
        return this;
    }

    RawExt tail(int... bytes) {
        tail = bytes(bytes);
        return this;
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    public byte[] bytes() {
        ByteSink sink = new ByteSink(order, 64);
        sink.u16(0xeb9f).u8(1).u8(0).u32(headerLength);
        int offset = 0;
        for (int i = 0; i < (headerLength < 32 ? 2 : 3); i++) {
            sink.u32(offset).u32(sections[i].size());
            offset += sections[i].size();
        }
        sink.bytes(beyond);
        for (ByteSink section : sections) {
            sink.bytes(section.toByteArray());
        }
        return sink.bytes(tail).toByteArray();
    }

    ByteView view() {
        return view(bytes(), order);
    }

    /** With another word at {@code offset}. */
    ByteView patched(int offset, int word) {
        return view(
                new ByteSink(order, 64).bytes(bytes()).patchU32(offset, word).toByteArray(), order);
    }

    public static ByteView view(byte[] bytes, ByteOrder order) {
        return ByteView.of(bytes, new Location("a.o", ".BTF.ext", 0), order);
    }
}
