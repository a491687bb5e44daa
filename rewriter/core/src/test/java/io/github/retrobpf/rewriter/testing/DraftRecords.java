package io.github.retrobpf.rewriter.testing;

import io.github.retrobpf.btf.build.BtfBuilder;
import io.github.retrobpf.btf.ext.InfoKind;
import io.github.retrobpf.elf.io.ByteSink;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The .BTF.ext of an {@link ObjectDraft}. */
final class DraftRecords {
    private static final int HEADER_SIZE = 32;

    /** A record; func_info has a type id alone. */
    private record Info(String section, int insnOff, int second, int third, int fourth) {}

    private final ByteOrder order;
    private final BtfBuilder btf;
    private final DraftTypes types;
    private final Map<InfoKind, List<Info>> records = new EnumMap<>(InfoKind.class);

    DraftRecords(ByteOrder order, BtfBuilder btf, DraftTypes types) {
        this.order = order;
        this.btf = btf;
        this.types = types;
        for (InfoKind kind : InfoKind.values()) {
            records.put(kind, new ArrayList<>());
        }
    }

    /** Those of a function that stands at an offset of its section. */
    void add(FunctionDraft f, int offset) {
        if (f.hasFuncInfo) {
            funcInfo(f.section, offset, f.sharesFuncOf.isEmpty() ? f.name : f.sharesFuncOf);
        }
        for (FunctionDraft.Note note : f.notes) {
            int at = offset + note.at();
            if (note.what() instanceof Integer line) {
                add(InfoKind.LINE_INFO, new Info(f.section, at, btf.string("draft.c"), 0, line << 10));
            } else {
                FunctionDraft.Question question = (FunctionDraft.Question) note.what();
                int access = btf.string(question.access());
                add(InfoKind.CORE_RELO, new Info(f.section, at, types.struct, access, question.kind()));
            }
        }
    }

    void funcInfo(String section, int insnOff, String function) {
        add(InfoKind.FUNC_INFO, new Info(section, insnOff, types.func(function), 0, 0));
    }

    /** Those that loaders take in any order. */
    void reverse() {
        for (InfoKind kind : List.of(InfoKind.LINE_INFO, InfoKind.CORE_RELO)) {
            of(kind).sort(Comparator.comparingInt(r -> -r.insnOff()));
        }
    }

    byte[] toBytes(boolean hasBlockPerRecord) {
        ByteSink func = blocks(InfoKind.FUNC_INFO, false);
        ByteSink line = blocks(InfoKind.LINE_INFO, hasBlockPerRecord);
        ByteSink core = blocks(InfoKind.CORE_RELO, hasBlockPerRecord);
        ByteSink sink = new ByteSink(order, 0);
        sink.u16(0xeb9f).u8(1).u8(0).u32(HEADER_SIZE);
        sink.u32(0).u32(func.size());
        sink.u32(func.size()).u32(line.size());
        sink.u32(func.size() + line.size()).u32(core.size());
        return sink.bytes(func.toByteArray())
                .bytes(line.toByteArray())
                .bytes(core.toByteArray())
                .toByteArray();
    }

    private void add(InfoKind kind, Info info) {
        of(kind).add(info);
    }

    private List<Info> of(InfoKind kind) {
        return Objects.requireNonNull(records.get(kind));
    }

    private ByteSink blocks(InfoKind kind, boolean blockPerRecord) {
        ByteSink sink = new ByteSink(order, 0);
        if (of(kind).isEmpty()) {
            return sink;
        }
        Map<Object, List<Info>> blocks = new LinkedHashMap<>();
        for (Info r : of(kind)) {
            blocks.computeIfAbsent(blockPerRecord ? r : r.section(), k -> new ArrayList<>())
                    .add(r);
        }
        sink.u32(kind == InfoKind.FUNC_INFO ? 8 : 16);
        for (List<Info> block : blocks.values()) {
            sink.u32(btf.string(block.get(0).section())).u32(block.size());
            for (Info r : block) {
                sink.u32(r.insnOff()).u32(r.second());
                if (kind != InfoKind.FUNC_INFO) {
                    sink.u32(r.third()).u32(r.fourth());
                }
            }
        }
        return sink;
    }
}
