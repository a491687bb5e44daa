package io.github.retrobpf.btf.dedup;

import io.github.retrobpf.btf.hash.KeyedHash;
import io.github.retrobpf.btf.model.BtfKind;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.elf.io.MalformedInputException;

/**
 * Finds types that stand in a BTF more than once.
 *
 * <ul>
 *   <li>Two are the same if their records are, the tags on them are, and what they refer to is; names count by what they
 *       say. Every bit counts, also those that the kind does not explain.
 *   <li>A VAR or a DATASEC is never the same as another one.
 *   <li>A FWD is the struct or union of its name, and an enum without values the enum of its name, of whatever size, where
 *       all of that name in this BTF are the same. Where they are not, it stays: which of them it announces is not known.
 * </ul>
 */
public final class Dedup {
    private Dedup() {}

    /**
     * By id, the type that stands for it: of all that are the same the one with the lowest id, declarations left aside;
     * itself where there is no other.
     *
     * @param btf not split
     */
    public static int[] canonical(Btf btf) {
        return canonical(btf, KeyedHash.random());
    }

    static int[] canonical(Btf btf, KeyedHash hash) {
        if (btf.base() != null) {
            throw new IllegalArgumentException("split BTF cannot be told from its base");
        }
        try {
            StringNumbers strings = new StringNumbers(btf, hash);
            Labels labels = Labels.of(btf, strings, hash);
            Partition partition = Declarations.of(btf, strings, labels).partition();
            // ── blocks hold what looks alike; now what only shows to who follows references ──
            new Refinement(partition, labels.references().reversed()).run();
            return partition.canonical();
        } catch (MalformedInputException e) {
            throw new AssertionError("checked when it was parsed", e);
        }
    }

    /** Whether a type of this kind is the same as no other, whatever is in it. */
    static boolean isAlone(BtfKind kind) {
        return kind == BtfKind.VAR || kind == BtfKind.DATASEC;
    }
}
