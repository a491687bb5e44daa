package io.github.retrobpf.btf.dedup;

import io.github.retrobpf.btf.model.BtfKind;
import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.model.Extra;
import io.github.retrobpf.btf.table.Btf;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Types that only announce another one by its name, a FWD or an enum without values, and what they can announce: a struct, a
 * union and an enum of one name are three things.
 */
final class Declarations {
    private static final int NONE = 0;
    private static final int SEVERAL = -1;

    private final Btf btf;
    private final StringNumbers strings;
    private final Labels labels;
    // By string: the label of what has this name, plus 1.
    private final int[] structs;
    private final int[] unions;
    private final int[] enums;

    private Declarations(Btf btf, StringNumbers strings, Labels labels) {
        this.btf = btf;
        this.strings = strings;
        this.labels = labels;
        this.structs = new int[strings.count()];
        this.unions = new int[strings.count()];
        this.enums = new int[strings.count()];
    }

    static Declarations of(Btf btf, StringNumbers strings, Labels labels) {
        Declarations declarations = new Declarations(btf, strings, labels);
        for (int id = 1; id < btf.endId(); id++) {
            declarations.define(id);
        }
        return declarations;
    }

    private void define(int id) {
        int[] definitions = defines(id);
        int name = definitions == null ? 0 : strings.of(btf.nameOff(id));
        if (definitions != null && name != 0) {
            int label = labels.label(id) + 1;
            definitions[name] = definitions[name] == NONE || definitions[name] == label ? label : SEVERAL;
        }
    }

    /** Every type in the block of its label, declarations in that of the only label that they can announce. */
    Partition partition() {
        int[] blocks = new int[btf.endId()];
        BitSet declarations = new BitSet();
        for (int id = 0; id < blocks.length; id++) {
            blocks[id] = labels.label(id);
            int[] definitions = announces(id);
            int label = definitions == null ? NONE : definitions[strings.of(btf.nameOff(id))];
            if (label != NONE && label != SEVERAL) {
                blocks[id] = label - 1;
                declarations.set(id);
            }
        }
        return new Partition(blocks, labels.count(), declarations);
    }

    /** Null for what cannot be announced. */
    private int @Nullable [] defines(int id) {
        return switch (btf.kind(id)) {
            case STRUCT -> structs;
            case UNION -> unions;
            case ENUM, ENUM64 -> btf.vlen(id) > 0 ? enums : null;
            default -> null; // C declares nothing else by its name alone
        };
    }

    /** Null for what is no declaration, and for one that has a tag or odd bits: what it announces would not have them. */
    private int @Nullable [] announces(int id) {
        BtfKind kind = btf.kind(id);
        if (labels.isTagged(id)) {
            return null;
        }
        if (kind == BtfKind.FWD) {
            BtfType.Fwd fwd = (BtfType.Fwd) btf.get(id);
            return !fwd.extra().equals(Extra.NONE) ? null : fwd.union() ? unions : structs;
        }
        boolean isEnum = kind == BtfKind.ENUM || kind == BtfKind.ENUM64;
        return isEnum && btf.vlen(id) == 0 ? enums : null;
    }
}
