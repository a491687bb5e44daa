package io.github.retrobpf.fuzz.input;

import io.github.retrobpf.elf.io.ByteSink;
import io.github.retrobpf.elf.model.ElfFile;
import io.github.retrobpf.rewriter.link.LinkOptions;
import io.github.retrobpf.rewriter.link.LinkOptions.PathPrefix;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Objects that are to be linked, and how. */
public final class ObjectGroup {
    private static final int LENGTH = 4;
    /** More would only be slower. */
    private static final int MOST = 4;

    private final int options;
    private final List<byte[]> objects;

    private ObjectGroup(int options, List<byte[]> objects) {
        this.options = options;
        this.objects = objects;
    }

    /** An input that has options first, and then each object behind its length. */
    public static ObjectGroup plain(byte[] input) {
        Script script = new Script(input);
        int options = script.u8();
        List<byte[]> objects = new ArrayList<>();
        int at = 1;
        while (at + LENGTH <= input.length && objects.size() < MOST) {
            int length = Math.min(Math.max(0, script.s32()), input.length - at - LENGTH);
            at += LENGTH;
            objects.add(Arrays.copyOfRange(input, at, at + length));
            for (int i = 0; i < length; i++) {
                script.u8();
            }
            at += length;
        }
        return new ObjectGroup(options, objects.isEmpty() ? List.of(new byte[0]) : objects);
    }

    /** An input that edits two or three bundled objects; its first byte is the options, its second one how many. */
    public static ObjectGroup edited(byte[] input) {
        Script script = new Script(input);
        int options = script.u8();
        int count = 2 + script.choice(2);
        int from = Math.min(2, input.length);
        int share = (input.length - from) / count;
        List<byte[]> objects = new ArrayList<>();
        ByteOrder order = null;
        for (int i = 0; i < count; i++) {
            Script own = new Script(Arrays.copyOfRange(input, from + i * share, from + (i + 1) * share));
            ElfFile elf = bundled(own.u16(), order);
            order = elf.header().order();
            objects.add(EditedObject.of(elf, own));
        }
        return new ObjectGroup(options, objects);
    }

    /** The next one of a byte order: others would only be refused. */
    private static ElfFile bundled(int number, ByteOrder order) {
        int at = number;
        while (order != null && !Objects.elf(at).header().order().equals(order)) {
            at++;
        }
        return Objects.elf(at);
    }

    public List<byte[]> objects() {
        return objects.stream().map(byte[]::clone).toList();
    }

    /** Most fixtures share names: they can be linked where identical definitions count as one. */
    public LinkOptions options() {
        List<PathPrefix> prefixes =
                (options & 8) == 0 ? Collections.emptyList() : List.of(new PathPrefix("./", "/elsewhere/"));
        return new LinkOptions((options & 1) != 0, (options & 2) != 0, false, (options & 4) == 0, prefixes);
    }

    /** What {@link #plain} takes: it does not change when bundled objects come and go. */
    public byte[] toPlain() {
        ByteSink sink = new ByteSink(ByteOrder.LITTLE_ENDIAN, 0).u8(options);
        objects.forEach(o -> sink.u32(o.length).bytes(o));
        return sink.toByteArray();
    }
}
