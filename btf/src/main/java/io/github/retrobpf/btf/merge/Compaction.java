package io.github.retrobpf.btf.merge;

import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.elf.io.ByteSink;
import io.github.retrobpf.elf.io.MalformedInputException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A BTF without the types that others stand for, and without the strings that nobody uses. Types keep their order;
 * strings come in the order of their use, so that doing it again changes nothing.
 */
public final class Compaction {
    private final Btf btf;
    private final int[] ids;
    private final StringPool pool;
    private final ByteSink types;
    private final StringMap own;
    private final Map<Btf, StringMap> foreign = new HashMap<>();

    /**
     * Writes the types that stand for themselves.
     *
     * @param btf not split
     * @param canonical by id, the type that stands for it, 0 where it goes; one that stays must not refer to one that goes
     * @param strings of these will be added, beside those of {@code btf}
     */
    public Compaction(Btf btf, int[] canonical, List<Btf> strings) {
        this.btf = btf;
        this.ids = number(canonical);
        this.pool = new StringPool(BtfMerge.stringLimit(append(strings, btf)));
        this.own = new StringMap(btf, pool);
        this.types = new ByteSink(btf.order(), btf.typeBytes().size());
        try {
            for (int id = 1; id < canonical.length; id++) {
                if (canonical[id] == id) {
                    append(id);
                }
            }
        } catch (MalformedInputException e) {
            throw new AssertionError("checked when it was parsed", e);
        }
    }

    private static List<Btf> append(List<Btf> some, Btf one) {
        List<Btf> all = new ArrayList<>(some);
        all.add(one);
        return all;
    }

    private static int[] number(int[] canonical) {
        int[] ids = new int[canonical.length];
        int next = 1;
        for (int id = 1; id < canonical.length; id++) {
            if (canonical[id] == id) {
                ids[id] = next++;
            }
        }
        for (int id = 1; id < canonical.length; id++) {
            ids[id] = ids[canonical[id]];
        }
        return ids;
    }

    private void append(int id) throws MalformedInputException {
        RecordCopy.append(types, btf, id, ids, own, (at, target) -> {
            throw new IllegalArgumentException("type " + id + " stays and refers to type " + target + ", which goes");
        });
    }

    /** Where a type is now; 0 where it went. */
    public int id(int old) {
        return ids[old];
    }

    /** The offset of a string, added behind those of the types. */
    public int string(String text) {
        return pool.offset(text);
    }

    /** The offset of another BTF's string, added behind those of the types. */
    public int string(Btf from, int offset) {
        return foreign.computeIfAbsent(from, f -> new StringMap(f, pool)).offset(offset);
    }

    /** The whole section, with the strings that were added until now. */
    public byte[] toBytes() {
        return BtfMerge.bytes(btf.order(), types, pool);
    }
}
