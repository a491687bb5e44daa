package io.github.retrobpf.rewriter.validate.link;

import io.github.retrobpf.btf.ext.BtfExt;
import io.github.retrobpf.btf.ext.CoreRelo;
import io.github.retrobpf.btf.ext.InfoBlock;
import io.github.retrobpf.btf.ext.InfoKind;
import io.github.retrobpf.btf.ext.LineInfo;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.elf.model.Section;
import io.github.retrobpf.rewriter.validate.Findings;
import io.github.retrobpf.rewriter.validate.Place;
import io.github.retrobpf.rewriter.validate.link.LinkDeclaration.Placed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongUnaryOperator;

/** Compares func_info, line_info and CO-RE records: those of all code that stays, in one block for each section, and no others. */
final class RecordCheck {
    private final List<LinkedInput> inputs;
    private final Btf output;
    private final LinkDeclaration declared;
    private final Places places;
    private final RenamedFunctions renamed;
    private final Texts texts = new Texts();
    private final Findings findings;

    /** A record of an input, and where its instruction is now. */
    private record Entry(LinkedInput input, Section section, InfoBlock block, int index, long place) {}

    RecordCheck(
            List<LinkedInput> inputs,
            Btf output,
            LinkDeclaration declared,
            Places places,
            RenamedFunctions renamed,
            Findings findings) {
        this.inputs = inputs;
        this.output = output;
        this.declared = declared;
        this.places = places;
        this.renamed = renamed;
        this.findings = findings;
    }

    void check(Map<String, List<Placed>> contents, Optional<BtfExt> ext) {
        for (InfoKind kind : InfoKind.values()) {
            Map<String, List<Entry>> expected = new HashMap<>();
            for (LinkedInput input : inputs) {
                collect(kind, input, contents, expected);
            }
            List<String> order = new ArrayList<>(contents.keySet());
            order.retainAll(expected.keySet());
            List<String> found = new ArrayList<>();
            for (InfoBlock block : ext.map(e -> e.blocks(kind)).orElse(List.of())) {
                String section = output.string(block.sectionName());
                List<Entry> entries = expected.remove(section);
                found.add(section);
                Place place = Place.of(kind, " of '", section, "'");
                if (entries == null) {
                    findings.add(place, "no block, or no second one", "a block of " + block.count());
                } else {
                    check(place, single(kind, entries), block);
                }
            }
            if (expected.isEmpty()) {
                findings.compare(Place.of(kind, ", blocks by section"), order, found);
            }
            expected.forEach((section, entries) ->
                    findings.add(Place.of(kind, " of '", section, "'"), entries.size() + " records", "none"));
        }
    }

    private void collect(
            InfoKind kind, LinkedInput input, Map<String, List<Placed>> contents, Map<String, List<Entry>> expected) {
        Optional<BtfExt> ext = input.object().ext();
        for (InfoBlock block : ext.map(e -> e.blocks(kind)).orElse(List.of())) {
            String name = input.btf().orElseThrow().string(block.sectionName());
            Section section = input.elf().section(name).orElse(null);
            if (section != null && contents.containsKey(name)) {
                LongUnaryOperator offsets = places.offsets(input, section);
                for (int i = 0; i < block.count(); i++) {
                    long offset = offsets.applyAsLong(block.insnOff(i));
                    if (offset != Places.NOWHERE) {
                        expected.computeIfAbsent(name, n -> new ArrayList<>())
                                .add(new Entry(input, section, block, i, offset));
                    }
                }
            }
        }
    }

    /** By place; of several func_info or line_info for an instruction the first, as kernels take no others. */
    private static List<Entry> single(InfoKind kind, List<Entry> entries) {
        List<Entry> sorted = new ArrayList<>(entries);
        sorted.sort(Comparator.comparingLong(Entry::place));
        List<Entry> single = new ArrayList<>();
        for (Entry entry : sorted) {
            boolean isFirst = single.isEmpty() || single.get(single.size() - 1).place() != entry.place();
            if (isFirst || kind == InfoKind.CORE_RELO) {
                single.add(entry);
            }
        }
        return single;
    }

    private void check(Place place, List<Entry> expected, InfoBlock block) {
        findings.compare(Place.of(place, ", records"), expected.size(), block.count());
        for (int i = 0; i < Math.min(expected.size(), block.count()); i++) {
            Entry entry = expected.get(i);
            if (entry.place() != block.insnOff(i) || !isSame(entry, block, i)) {
                findings.add(
                        Place.of(place, ", record ", i, " (of ", entry.input().name(), ")"),
                        "at 0x" + Long.toHexString(entry.place()) + ": "
                                + describe(entry.input().btf().orElseThrow(), entry.block(), entry.index()),
                        "at 0x" + Long.toHexString(block.insnOff(i)) + ": " + describe(output, block, i));
            }
        }
    }

    private boolean isSame(Entry entry, InfoBlock block, int index) {
        InfoBlock own = entry.block();
        Btf btf = entry.input().btf().orElseThrow();
        boolean isSameRest = own.isSameBehind(own.kind().recordSize(), entry.index(), block, index);
        return isSameRest
                && switch (own.kind()) {
                    case FUNC_INFO ->
                        renamed.isFunctionOf(
                                entry.input(),
                                entry.section(),
                                own.insnOff(entry.index()),
                                own.typeId(entry.index()),
                                block.typeId(index));
                    case LINE_INFO -> {
                        LineInfo before = own.lineInfo(entry.index());
                        LineInfo after = block.lineInfo(index);
                        yield before.line() == after.line()
                                && before.col() == after.col()
                                && isSamePath(btf, before.fileNameOff(), after.fileNameOff())
                                && isSame(btf, before.lineOff(), after.lineOff());
                    }
                    case CORE_RELO -> {
                        CoreRelo before = own.coreRelo(entry.index());
                        CoreRelo after = block.coreRelo(index);
                        int[] ids = declared.types().getOrDefault(entry.input().index(), new int[0]);
                        yield before.kind() == after.kind()
                                && ids[before.typeId()] == after.typeId()
                                && isSame(btf, before.accessStrOff(), after.accessStrOff());
                    }
                };
    }

    private boolean isSame(Btf btf, int before, int after) {
        return texts.number(btf, before) == texts.number(output, after);
    }

    private boolean isSamePath(Btf btf, int before, int after) {
        return declared.asked().pathPrefixes().isEmpty()
                ? isSame(btf, before, after)
                : declared.asked().mapPath(btf.string(before)).equals(output.string(after));
    }

    private static String describe(Btf btf, InfoBlock block, int index) {
        return switch (block.kind()) {
            case FUNC_INFO -> "FUNC [" + block.typeId(index) + "] '" + btf.name(block.typeId(index)) + "'";
            case LINE_INFO -> {
                LineInfo line = block.lineInfo(index);
                yield btf.string(line.fileNameOff()) + ":" + line.line() + ":" + line.col();
            }
            case CORE_RELO -> {
                CoreRelo relo = block.coreRelo(index);
                yield "kind " + relo.kind() + " of type [" + relo.typeId() + "], access "
                        + btf.string(relo.accessStrOff());
            }
        };
    }
}
