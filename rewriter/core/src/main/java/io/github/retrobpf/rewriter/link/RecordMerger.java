package io.github.retrobpf.rewriter.link;

import io.github.retrobpf.btf.ext.BtfExtWriter;
import io.github.retrobpf.btf.ext.CoreRelo;
import io.github.retrobpf.btf.ext.InfoBlock;
import io.github.retrobpf.btf.ext.InfoKind;
import io.github.retrobpf.btf.ext.LineInfo;
import io.github.retrobpf.btf.merge.Compaction;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.elf.model.Section;
import io.github.retrobpf.rewriter.object.BpfFunction;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** func_info, line_info and CO-RE records of the inputs, at their new places and with their new types and strings. */
final class RecordMerger {
    private final List<InputObject> inputs;
    private final List<int[]> ids;
    private final Layout layout;
    private final Map<TypeMerger.FunctionKey, Integer> renamed;
    private final Map<InputObject, Integer> numbers = new HashMap<>();
    private final List<Kept> kept = new ArrayList<>();
    private final List<TypeId> typeIds = new ArrayList<>();

    /**
     * A record that the output has.
     *
     * @param type by its merged id; 0 for one without
     */
    private record Kept(InfoBlock block, int index, Placement placement, int type) {
        long place() {
            return placement.at(block.insnOff(index));
        }
    }

    /**
     * Finds the records of what is kept.
     *
     * @param inputs those with types
     * @param ids of each of them by its own id, what stands for that type now
     * @param renamed the FUNCs of functions that have got one of their own
     */
    RecordMerger(
            List<InputObject> inputs, List<int[]> ids, Layout layout, Map<TypeMerger.FunctionKey, Integer> renamed) {
        this.inputs = inputs;
        this.ids = ids;
        this.layout = layout;
        this.renamed = renamed;
        for (int i = 0; i < inputs.size(); i++) {
            numbers.put(inputs.get(i), i);
        }
        for (InfoKind kind : InfoKind.values()) {
            find(kind);
        }
    }

    /** By the sections of the output, so that linking again finds the blocks in the same order. */
    private void find(InfoKind kind) {
        for (OutputSection section : layout.sections()) {
            int first = kept.size();
            for (Placement placement : section.placements()) {
                if (isDescribed(placement)) {
                    for (InfoBlock block : placement
                            .input()
                            .object()
                            .records(kind, placement.section().name())) {
                        find(placement, block);
                    }
                }
            }
            sort(kind, kept.subList(first, kept.size()));
        }
    }

    /** By place, or linking again would find their strings in another order. Kernels refuse two for one instruction. */
    private static void sort(InfoKind kind, List<Kept> records) {
        records.sort(Comparator.comparingLong(Kept::place));
        if (kind != InfoKind.CORE_RELO) {
            List<Kept> single = new ArrayList<>(records.size());
            long last = -1;
            for (Kept record : records) {
                if (record.place() != last) {
                    single.add(record);
                }
                last = record.place();
            }
            records.clear();
            records.addAll(single);
        }
    }

    /** Records name their section: of two with one name loaders find the first. */
    private boolean isDescribed(Placement placement) {
        Section section = placement.section();
        return numbers.containsKey(placement.input())
                && placement
                        .input()
                        .elf()
                        .section(section.name())
                        .filter(section::equals)
                        .isPresent();
    }

    private void find(Placement placement, InfoBlock block) {
        for (int i = 0; i < block.count(); i++) {
            if (!placement.isCut(block.insnOff(i))) {
                kept.add(new Kept(block, i, placement, type(placement, block, i)));
            }
        }
    }

    private int type(Placement placement, InfoBlock block, int index) {
        InputObject input = placement.input();
        int[] own = ids.get(number(placement));
        return switch (block.kind()) {
            case FUNC_INFO -> {
                int func = own[block.typeId(index)];
                yield renamed.isEmpty()
                        ? func
                        : input.functionAt(placement.section().index(), block.insnOff(index))
                                .map(BpfFunction::id)
                                .map(f -> renamed.get(new TypeMerger.FunctionKey(input, f)))
                                .orElse(func);
            }
            case LINE_INFO -> 0;
            case CORE_RELO -> own[block.coreRelo(index).typeId()];
        };
    }

    private int number(Placement placement) {
        return numbers.getOrDefault(placement.input(), 0);
    }

    /** The types that they name, by merged id. */
    BitSet types() {
        BitSet types = new BitSet();
        kept.forEach(k -> types.set(k.type));
        types.clear(0);
        return types;
    }

    /** Instructions that hold the id of a type. To be asked after {@link #merge}. */
    List<TypeId> typeIds() {
        return typeIds;
    }

    /** The section, with its strings added to the types'; empty where no input has a record. */
    Optional<byte[]> merge(Compaction types, LinkOptions options) {
        BtfExtWriter writer = new BtfExtWriter(inputs.get(0).elf().header().order());
        Map<OutputSection, Integer> names = new HashMap<>();
        for (Kept record : kept) {
            Placement placement = record.placement;
            int name = names.computeIfAbsent(placement.output(), s -> types.string(s.name()));
            add(record, name, types, options, writer);
        }
        return writer.isEmpty() ? Optional.empty() : Optional.of(writer.toBytes());
    }

    private void add(Kept record, int sectionName, Compaction types, LinkOptions options, BtfExtWriter writer) {
        InfoBlock block = record.block;
        Btf btf = inputs.get(number(record.placement)).object().btf().orElseThrow();
        long insnOff = record.placement.at(block.insnOff(record.index));
        int type = types.id(record.type);
        switch (block.kind()) {
            case FUNC_INFO -> writer.add(block, record.index, sectionName, insnOff, type, 0);
            case LINE_INFO -> {
                LineInfo line = block.lineInfo(record.index);
                int file = options.pathPrefixes().isEmpty()
                        ? types.string(btf, line.fileNameOff())
                        : types.string(options.mapPath(btf.string(line.fileNameOff())));
                writer.add(block, record.index, sectionName, insnOff, file, types.string(btf, line.lineOff()));
            }
            case CORE_RELO -> {
                CoreRelo relo = block.coreRelo(record.index);
                int access = types.string(btf, relo.accessStrOff());
                if (TypeId.isThere(record.placement.section(), relo)) {
                    typeIds.add(new TypeId(record.placement.output(), insnOff, type));
                }
                writer.add(block, record.index, sectionName, insnOff, type, access);
            }
        }
    }
}
