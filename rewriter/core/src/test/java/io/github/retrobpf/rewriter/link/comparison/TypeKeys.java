package io.github.retrobpf.rewriter.link.comparison;

import io.github.retrobpf.btf.model.BtfKind;
import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.btf.walk.TypeRefs;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A number for each type of two tables: the same for types of the same structure, whatever their ids and order are. It starts
 * with what a type says of itself, and adds what those say that it refers to until that makes no difference any more.
 *
 * <p>A DATASEC counts by its name: what is in it is compared variable by variable.
 */
final class TypeKeys {
    private final int[] theirs;
    private final int[] ours;
    private int count;

    private TypeKeys(int[] theirs, int[] ours) {
        this.theirs = theirs;
        this.ours = ours;
    }

    /**
     * Of two tables.
     *
     * @param forwards of FWDs in their table, what they stand for
     * @param original of a function's name in our table, what bpftool calls it
     */
    static TypeKeys of(Btf theirs, Btf ours, Map<Integer, Integer> forwards, UnaryOperator<String> original) {
        Map<String, Integer> strings = new HashMap<>();
        List<BtfType> theirTypes = own(theirs, strings, UnaryOperator.identity());
        List<BtfType> ourTypes = own(ours, strings, original);
        Map<Object, Integer> known = new HashMap<>();
        TypeKeys keys = new TypeKeys(number(theirTypes, known), number(ourTypes, known));
        keys.count = known.size();
        List<List<Integer>> theirRefs = references(theirs, forwards);
        List<List<Integer>> ourRefs = references(ours, Map.of());
        for (int before = 0; before < keys.count; ) {
            before = keys.count;
            Map<Object, Integer> finer = new HashMap<>();
            int[] nextTheirs = refine(keys.theirs, theirRefs, finer);
            int[] nextOurs = refine(keys.ours, ourRefs, finer);
            System.arraycopy(nextTheirs, 0, keys.theirs, 0, nextTheirs.length);
            System.arraycopy(nextOurs, 0, keys.ours, 0, nextOurs.length);
            keys.count = finer.size();
        }
        return keys;
    }

    private static List<BtfType> own(Btf btf, Map<String, Integer> strings, UnaryOperator<String> original) {
        List<BtfType> types = new ArrayList<>();
        for (int id = 0; id < btf.endId(); id++) {
            BtfType type = btf.get(id);
            if (type.kind() == BtfKind.DATASEC) {
                type = new BtfType.DataSec(type.name(), 0, List.of());
            }
            UnaryOperator<String> name = type.kind() == BtfKind.FUNC ? original : UnaryOperator.identity();
            types.add(TypeRefs.mapStrings(
                    TypeRefs.mapTypes(type, ref -> 0),
                    off -> strings.computeIfAbsent(name.apply(btf.string(off)), s -> strings.size())));
        }
        return types;
    }

    private static List<List<Integer>> references(Btf btf, Map<Integer, Integer> forwards) {
        List<List<Integer>> references = new ArrayList<>();
        for (int id = 0; id < btf.endId(); id++) {
            List<Integer> of = new ArrayList<>();
            if (btf.kind(id) != BtfKind.DATASEC) {
                TypeRefs.forEachType(btf.get(id), ref -> of.add(forwards.getOrDefault(ref, ref)));
            }
            references.add(of);
        }
        return references;
    }

    private static int[] number(List<BtfType> types, Map<Object, Integer> known) {
        return types.stream()
                .mapToInt(type -> known.computeIfAbsent(type, t -> known.size()))
                .toArray();
    }

    private static int[] refine(int[] keys, List<List<Integer>> references, Map<Object, Integer> known) {
        int[] finer = new int[keys.length];
        for (int id = 0; id < keys.length; id++) {
            List<Integer> key = new ArrayList<>();
            key.add(keys[id]);
            references.get(id).forEach(ref -> key.add(keys[ref]));
            finer[id] = known.computeIfAbsent(key, k -> known.size());
        }
        return finer;
    }

    int theirs(int id) {
        return theirs[id];
    }

    int ours(int id) {
        return ours[id];
    }
}
