package io.github.retrobpf.rewriter.pass;

import io.github.retrobpf.btf.ext.InfoBlock;
import io.github.retrobpf.btf.ext.InfoKind;
import io.github.retrobpf.rewriter.object.BpfFunction;
import io.github.retrobpf.rewriter.object.BpfObject;
import io.github.retrobpf.rewriter.object.Sorted;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The .BTF.ext records of the input by place. Those of a section may stand in several blocks, and in any order: libbpf
 * takes CO-RE records so.
 */
final class InputRecords {
    /** A record. */
    record Entry(InfoBlock block, int index) {
        long insnOff() {
            return block.insnOff(index);
        }
    }

    private final BpfObject object;
    /** By kind, then by the name of the section. */
    private final Map<InfoKind, Map<String, List<Entry>>> sorted = new EnumMap<>(InfoKind.class);

    InputRecords(BpfObject object) {
        this.object = object;
    }

    /** Those for the instructions of a function, by offset. */
    List<Entry> of(InfoKind kind, BpfFunction function) {
        List<Entry> all = sorted.computeIfAbsent(kind, k -> new HashMap<>())
                .computeIfAbsent(object.sectionOf(function), section -> sorted(kind, section));
        return all.subList(
                Sorted.firstFrom(all, Entry::insnOff, function.offset()),
                Sorted.firstFrom(all, Entry::insnOff, function.end()));
    }

    private List<Entry> sorted(InfoKind kind, String section) {
        List<Entry> entries = new ArrayList<>();
        for (InfoBlock block : object.records(kind, section)) {
            for (int i = 0; i < block.count(); i++) {
                entries.add(new Entry(block, i));
            }
        }
        entries.sort(Comparator.comparingLong(Entry::insnOff));
        return entries;
    }
}
