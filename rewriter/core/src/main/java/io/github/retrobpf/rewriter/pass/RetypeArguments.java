package io.github.retrobpf.rewriter.pass;

import io.github.retrobpf.btf.build.BtfBuilder;
import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.model.Param;
import io.github.retrobpf.rewriter.plan.Action;
import io.github.retrobpf.rewriter.plan.ContextArgument;
import io.github.retrobpf.rewriter.plan.Variant;
import io.github.retrobpf.rewriter.plan.VariantPlan;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives tagged arguments the canonical type of their context.
 *
 * <p>A FUNC_PROTO is never changed in place, since several FUNCs may share it: FUNC gets another one.
 */
public final class RetypeArguments implements Pass {
    @Override
    public void apply(VariantPlan plan, ObjectEditor editor) {
        ContextTypes contexts = new ContextTypes(editor.types(), editor.btf());
        for (Variant variant : plan.variants()) {
            if (variant.action() == Action.RETYPE) {
                retype(variant, contexts, editor);
            }
        }
    }

    private static void retype(Variant variant, ContextTypes contexts, ObjectEditor editor) {
        BtfBuilder btf = editor.btf();
        int id = editor.func(variant);
        BtfType.Func func = (BtfType.Func) btf.get(id);
        BtfType.FuncProto proto = (BtfType.FuncProto) btf.get(func.proto());
        List<Param> params = new ArrayList<>(proto.params());
        for (ContextArgument argument : variant.retypedArguments()) {
            Param old = params.get(argument.index());
            params.set(argument.index(), new Param(old.name(), contexts.pointerTo(variant.context())));
        }
        if (!params.equals(proto.params())) {
            btf.replace(id, func.withProto(btf.intern(proto.withParams(params))));
        }
    }
}
