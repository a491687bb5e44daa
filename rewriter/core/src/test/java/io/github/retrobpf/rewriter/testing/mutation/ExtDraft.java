package io.github.retrobpf.rewriter.testing.mutation;

import io.github.retrobpf.btf.ext.BtfExt;
import io.github.retrobpf.btf.ext.InfoBlock;
import io.github.retrobpf.btf.ext.InfoKind;
import io.github.retrobpf.elf.io.ByteSink;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A {@code .BTF.ext} taken apart, so that it can be put together in another way. */
final class ExtDraft {
    private static final int HEADER = 32;

    /** The records for one section. */
    static final class Block {
        int sectionName;
        final List<byte[]> records = new ArrayList<>();

        Block(int sectionName) {
            this.sectionName = sectionName;
        }
    }

    private final BtfExt source;
    private final Map<InfoKind, Integer> recordSizes = new EnumMap<>(InfoKind.class);
    private final Map<InfoKind, List<Block>> blocks = new EnumMap<>(InfoKind.class);

    ExtDraft(BtfExt source) {
        this.source = source;
        byte[] bytes = source.bytes().toByteArray();
        for (InfoKind kind : InfoKind.values()) {
            List<Block> drafts = new ArrayList<>();
            recordSizes.put(kind, kind.recordSize());
            for (InfoBlock block : source.blocks(kind)) {
                recordSizes.put(kind, block.recordSize());
                Block draft = new Block(block.sectionName());
                for (int i = 0; i < block.count(); i++) {
                    int at = (int) block.location(i).offset();
                    draft.records.add(Arrays.copyOfRange(bytes, at, at + block.recordSize()));
                }
                drafts.add(draft);
            }
            blocks.put(kind, drafts);
        }
    }

    List<Block> blocks(InfoKind kind) {
        return Objects.requireNonNull(blocks.get(kind));
    }

    byte[] toBytes() {
        ByteSink sink = new ByteSink(source.bytes().order(), 0);
        sink.u16(0xeb9f).u8(1).u8(0).u32(HEADER);
        Map<InfoKind, byte[]> parts = new EnumMap<>(InfoKind.class);
        int offset = 0;
        for (InfoKind kind : InfoKind.values()) {
            byte[] part = write(kind);
            parts.put(kind, part);
            sink.u32(offset).u32(part.length);
            offset += part.length;
        }
        parts.values().forEach(sink::bytes);
        return sink.toByteArray();
    }

    private byte[] write(InfoKind kind) {
        ByteSink sink = new ByteSink(source.bytes().order(), 0);
        List<Block> drafts = blocks(kind);
        if (!drafts.isEmpty()) {
            sink.u32(Objects.requireNonNull(recordSizes.get(kind)));
            for (Block draft : drafts) {
                sink.u32(draft.sectionName).u32(draft.records.size());
                draft.records.forEach(sink::bytes);
            }
        }
        return sink.toByteArray();
    }
}
