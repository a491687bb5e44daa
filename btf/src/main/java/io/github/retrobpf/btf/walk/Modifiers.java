package io.github.retrobpf.btf.walk;

import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.table.TypeSource;

/** Typedefs, qualifiers and type tags, which stand between a declaration and the type it is about. */
public final class Modifiers {
    private Modifiers() {}

    /** The first type from {@code id} on that is no modifier; {@code id} itself if it is none. */
    public static int skip(TypeSource types, int id) {
        int at = id;
        for (int steps = 0; types.kind(at).isModifier(); steps++) {
            if (steps == types.endId()) {
                throw new IllegalStateException(
                        "type " + id + " comes back to itself"); // edited so: a parsed one cannot
            }
            at = target(types.get(at));
        }
        return at;
    }

    /** The type that a modifier stands before. */
    public static int target(BtfType modifier) {
        int[] target = new int[1];
        TypeRefs.forEachType(modifier, id -> target[0] = id);
        return target[0];
    }
}
