package io.github.retrobpf.cli.file;

import java.nio.ByteBuffer;

/** Parts of an array, for channels: for as many bytes as one is handed, it takes as much memory outside of the heap. */
final class Chunks {
    private static final int SIZE = 1 << 20;

    private Chunks() {}

    static ByteBuffer at(byte[] bytes, int offset) {
        return ByteBuffer.wrap(bytes, offset, Math.min(SIZE, bytes.length - offset));
    }
}
