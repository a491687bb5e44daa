package io.github.retrobpf.rewriter.pass;

import io.github.retrobpf.btf.build.BtfBuilder;
import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.rewriter.plan.ArgTag;
import io.github.retrobpf.rewriter.plan.TaggedEntry;
import io.github.retrobpf.rewriter.plan.Variant;
import io.github.retrobpf.rewriter.plan.VariantPlan;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * Drops the tags of arguments that were treated: new kernels refuse some of them beside the canonical type.
 *
 * <p>The record is overwritten by an integer of one byte, which takes as much room, so ids stay. libbpf does the same
 * for kernels that do not know DECL_TAG.
 */
public final class DropTags implements Pass {
    private static final BtfType.Int PLACEHOLDER = new BtfType.Int(0, 1, 0, 0, 8);

    @Override
    public void apply(VariantPlan plan, ObjectEditor editor) {
        // Functions may share a FUNC, and then they share its tags.
        Set<Set<ArgTag>> done = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Variant variant : plan.variants()) {
            if (!variant.isClone() && done.add(variant.droppedTags())) {
                variant.droppedTags().forEach(tag -> drop(tag, editor.btf()));
            }
        }
        for (TaggedEntry entry : plan.taggedEntries()) {
            entry.droppedTags().forEach(tag -> drop(tag, editor.btf()));
        }
    }

    private static void drop(ArgTag tag, BtfBuilder btf) {
        btf.replace(tag.typeId(), PLACEHOLDER);
    }
}
