package io.github.retrobpf.fuzz.law;

import io.github.retrobpf.btf.dedup.Dedup;
import io.github.retrobpf.btf.merge.BtfMerge;
import io.github.retrobpf.btf.merge.Compaction;
import io.github.retrobpf.btf.model.BtfKind;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.elf.io.ByteView;
import io.github.retrobpf.elf.io.LimitExceededException;
import io.github.retrobpf.elf.io.MalformedInputException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A .BTF section: of types that are the same one is left, doing it again changes nothing, and everything that loaders look
 * for by its name is still there.
 */
public final class DedupLaws {
    private DedupLaws() {}

    /** The input is the section. */
    public static int run(byte[] input) throws MalformedInputException {
        ByteView section = BtfLaws.section(input, ".BTF");
        Btf btf = Btf.parse(section);
        int[] canonical = Dedup.canonical(btf);
        checkCanonical(btf, canonical);
        byte[] once;
        try {
            once = new Compaction(btf, canonical, List.of()).toBytes();
        } catch (LimitExceededException e) {
            return input.length; // strings that share their ends, and are too many without
        }
        Btf compact = parse(once, btf);
        int[] again = Dedup.canonical(compact);
        if (!Arrays.equals(new Compaction(compact, again, List.of()).toBytes(), once)) {
            throw new AssertionError("doing it twice is not doing it once");
        }
        checkNames(btf, compact);
        checkCopy(compact);
        return input.length;
    }

    private static Btf parse(byte[] bytes, Btf like) throws MalformedInputException {
        return Btf.parse(ByteView.of(bytes, like.bytes().at(0), like.order()));
    }

    private static void checkCanonical(Btf btf, int[] canonical) {
        for (int id = 0; id < canonical.length; id++) {
            int other = canonical[id];
            boolean isDeclaration = btf.kind(id) == BtfKind.FWD || btf.kind(id) == BtfKind.ENUM64;
            boolean isSameKind = btf.kind(id) == btf.kind(other) || isDeclaration || btf.kind(id) == BtfKind.ENUM;
            if (canonical[other] != other || !isSameKind || !btf.name(id).equals(btf.name(other))) {
                throw new AssertionError("type " + other + " stands for type " + id);
            }
        }
    }

    private static void checkNames(Btf before, Btf after) {
        if (!names(before, BtfKind.FUNC)
                        .keySet()
                        .equals(names(after, BtfKind.FUNC).keySet())
                || !names(before, BtfKind.VAR).equals(names(after, BtfKind.VAR))
                || !names(before, BtfKind.DATASEC).equals(names(after, BtfKind.DATASEC))) {
            throw new AssertionError("a function, a variable or a section is missing");
        }
    }

    /** How many types of a kind there are of each name. */
    private static Map<String, Integer> names(Btf btf, BtfKind kind) {
        Map<String, Integer> names = new TreeMap<>();
        for (int id = 1; id < btf.endId(); id++) {
            if (btf.kind(id) == kind) {
                names.merge(btf.name(id), 1, Integer::sum);
            }
        }
        return names;
    }

    /** What is behind another copy of itself is told from it only by variables and sections. */
    private static void checkCopy(Btf btf) throws MalformedInputException {
        boolean isAlone = !names(btf, BtfKind.VAR).isEmpty()
                || !names(btf, BtfKind.DATASEC).isEmpty();
        BtfMerge.Merged merged = new BtfMerge(btf.order(), List.of(btf, btf)).merge("twice");
        int[] canonical = Dedup.canonical(merged.btf());
        for (int id = 1; id < btf.endId(); id++) {
            int first = merged.ids().get(0)[id];
            if (canonical[first] != first || (!isAlone && canonical[merged.ids().get(1)[id]] != first)) {
                throw new AssertionError("beside a copy, type " + id + " is not the first of its like");
            }
        }
    }
}
