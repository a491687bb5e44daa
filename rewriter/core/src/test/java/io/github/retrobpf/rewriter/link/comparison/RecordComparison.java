package io.github.retrobpf.rewriter.link.comparison;

import io.github.retrobpf.btf.ext.CoreRelo;
import io.github.retrobpf.btf.ext.InfoBlock;
import io.github.retrobpf.btf.ext.InfoKind;
import io.github.retrobpf.btf.ext.LineInfo;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.rewriter.object.BpfObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Records of .BTF.ext: the same at the same places, in one block for each section. */
final class RecordComparison {
    private record Entry(long place, List<Object> content) {}

    private final BpfObject theirs;
    private final BpfObject ours;
    private final TypeKeys keys;
    private final Places places;
    private final Differences found;

    RecordComparison(BpfObject theirs, BpfObject ours, TypeKeys keys, Places places, Differences found) {
        this.theirs = theirs;
        this.ours = ours;
        this.keys = keys;
        this.places = places;
        this.found = found;
    }

    void compare() {
        for (InfoKind kind : InfoKind.values()) {
            Map<String, List<Entry>> expected = read(theirs, kind, true);
            Map<String, List<Entry>> actual = read(ours, kind, false);
            if (!expected.equals(actual)) {
                found.add(kind + " " + expected + " and " + actual);
            }
        }
    }

    private Map<String, List<Entry>> read(BpfObject object, InfoKind kind, boolean isTheirs) {
        Map<String, List<Entry>> records = new TreeMap<>();
        if (object.btfExt().isEmpty()) {
            return records;
        }
        Btf btf = object.btf().orElseThrow();
        for (InfoBlock block : object.btfExt().get().blocks(kind)) {
            String section = btf.string(block.sectionName());
            List<Entry> entries = new ArrayList<>();
            for (int i = 0; i < block.count(); i++) {
                OptionalLong place =
                        isTheirs ? places.ours(section, block.insnOff(i)) : OptionalLong.of(block.insnOff(i));
                if (place.isPresent()) {
                    entries.add(new Entry(place.getAsLong(), content(btf, block, i, isTheirs)));
                } else {
                    found.explain(Improvement.LOSING_BODIES);
                }
            }
            if (!entries.isEmpty() && records.put(section, entries) != null) {
                found.add("two blocks of " + kind + " for " + section);
            }
        }
        return records;
    }

    private List<Object> content(Btf btf, InfoBlock block, int index, boolean isTheirs) {
        return switch (block.kind()) {
            case FUNC_INFO -> List.of(key(block.typeId(index), isTheirs));
            case LINE_INFO -> {
                LineInfo line = block.lineInfo(index);
                yield List.of(btf.string(line.fileNameOff()), btf.string(line.lineOff()), line.line(), line.col());
            }
            case CORE_RELO -> {
                CoreRelo relocation = block.coreRelo(index);
                yield List.of(
                        key(relocation.typeId(), isTheirs), btf.string(relocation.accessStrOff()), relocation.kind());
            }
        };
    }

    private int key(int type, boolean isTheirs) {
        return isTheirs ? keys.theirs(type) : keys.ours(type);
    }
}
