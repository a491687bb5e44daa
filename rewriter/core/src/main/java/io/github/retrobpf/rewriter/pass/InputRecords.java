package io.github.retrobpf.rewriter.pass;

import io.github.retrobpf.btf.ext.InfoBlock;
import io.github.retrobpf.btf.ext.InfoKind;
import io.github.retrobpf.rewriter.object.BpfFunction;
import io.github.retrobpf.rewriter.object.BpfObject;
import io.github.retrobpf.rewriter.object.Sorted;
import java.util.ArrayList;
import java.util.Comparator;
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

    private record Key(InfoKind kind, String section) {}

    private final BpfObject object;
    private final Map<Key, List<Entry>> sorted = new HashMap<>();

    InputRecords(BpfObject object) {
        this.object = object;
    }

    /** Those for the instructions of a function, by offset. */
    List<Entry> of(InfoKind kind, BpfFunction function) {
        List<Entry> all = sorted.computeIfAbsent(new Key(kind, object.sectionOf(function)), this::sorted);
        return all.subList(
                Sorted.firstFrom(all, Entry::insnOff, function.offset()),
                Sorted.firstFrom(all, Entry::insnOff, function.end()));
    }

    private List<Entry> sorted(Key key) {
        List<Entry> entries = new ArrayList<>();
        for (InfoBlock block : object.records(key.kind(), key.section())) {
            for (int i = 0; i < block.count(); i++) {
                entries.add(new Entry(block, i));
            }
        }
        entries.sort(Comparator.comparingLong(Entry::insnOff));
        return entries;
    }
}
