package io.github.retrobpf.fuzz.input;

import io.github.retrobpf.elf.io.ByteSink;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.read.ElfReader;
import io.github.retrobpf.rewriter.api.Retrobpf;
import io.github.retrobpf.rewriter.api.RewriteOptions;
import io.github.retrobpf.rewriter.api.RewriteRequest;
import java.nio.ByteOrder;
import java.util.Arrays;

/** An original and what is said to be its translation. */
public final class ObjectPair {
    private static final int LENGTH = 4;

    private final byte[] original;
    private final byte[] rewritten;

    private ObjectPair(byte[] original, byte[] rewritten) {
        this.original = original;
        this.rewritten = rewritten;
    }

    /** An input that has the length of the original in front of both. */
    public static ObjectPair plain(byte[] input) {
        Script script = new Script(input);
        int length = script.s32();
        int from = Math.min(LENGTH, input.length);
        int middle = from + Math.min(Math.max(0, length), input.length - from);
        return new ObjectPair(Arrays.copyOfRange(input, from, middle), Arrays.copyOfRange(input, middle, input.length));
    }

    /** An input that edits what rewriting made of a bundled object. */
    public static ObjectPair edited(byte[] input) throws MalformedInputException {
        Script script = new Script(input);
        byte[] original = Objects.elf(script.u16()).image().toByteArray();
        byte[] rewritten = Retrobpf.rewrite(new RewriteRequest("bundled.o", original, RewriteOptions.DEFAULT))
                .output();
        return new ObjectPair(original, EditedObject.of(ElfReader.read(rewritten, "bundled.o"), script));
    }

    public byte[] original() {
        return original.clone();
    }

    public byte[] rewritten() {
        return rewritten.clone();
    }

    /** What {@link #plain} takes: it does not change when bundled objects come and go. */
    public byte[] toPlain() {
        return new ByteSink(ByteOrder.LITTLE_ENDIAN, LENGTH + original.length + rewritten.length)
                .u32(original.length)
                .bytes(original)
                .bytes(rewritten)
                .toByteArray();
    }
}
