package io.github.retrobpf.rewriter.pass;

import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.model.Linkage;
import io.github.retrobpf.rewriter.plan.Action;
import io.github.retrobpf.rewriter.plan.Variant;
import io.github.retrobpf.rewriter.plan.VariantPlan;

/**
 * Makes functions static in BTF, where kernels look. Their symbols stay global: hiding those is something that only some
 * loaders understand.
 */
public final class DemoteFunctions implements Pass {
    @Override
    public void apply(VariantPlan plan, ObjectEditor editor) {
        for (Variant variant : plan.variants()) {
            if (variant.action() == Action.DEMOTE) {
                int id = editor.func(variant);
                BtfType.Func func = (BtfType.Func) editor.btf().get(id);
                editor.btf().replace(id, func.withLinkage(Linkage.STATIC));
            }
        }
    }
}
