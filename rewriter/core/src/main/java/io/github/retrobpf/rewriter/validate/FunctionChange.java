package io.github.retrobpf.rewriter.validate;

import java.util.List;
import java.util.SortedSet;

/**
 * What is different between the types of a function and of what stands for it.
 *
 * @param originalFunc id of the FUNC in the original, or {@link Types#NONE}
 * @param rewrittenFunc id of the FUNC in the rewritten object, or {@link Types#NONE}
 * @param isDemoted whether it was global and is static
 * @param retyped arguments with another type, from 0
 * @param droppedTags tags that are gone, in the order of the original
 */
record FunctionChange(
        int originalFunc, int rewrittenFunc, boolean isDemoted, SortedSet<Integer> retyped, List<Tag> droppedTags) {
    FunctionChange {
        droppedTags = List.copyOf(droppedTags);
    }

    boolean isNone() {
        return !isDemoted && retyped.isEmpty() && droppedTags.isEmpty();
    }
}
