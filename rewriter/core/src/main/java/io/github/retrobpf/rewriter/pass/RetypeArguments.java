package io.github.retrobpf.rewriter.pass;

import io.github.retrobpf.btf.build.BtfBuilder;
import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.model.Param;
import io.github.retrobpf.rewriter.plan.ContextArgument;
import io.github.retrobpf.rewriter.plan.TaggedEntry;
import io.github.retrobpf.rewriter.plan.Variant;
import io.github.retrobpf.rewriter.plan.VariantPlan;
import io.github.retrobpf.rewriter.program.ContextType;
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
            retype(editor.func(variant), variant.retypedArguments(), variant.context(), contexts, editor.btf());
        }
        for (TaggedEntry entry : plan.taggedEntries()) {
            entry.context()
                    .ifPresent(context -> retype(
                            entry.program().function().btfId(),
                            entry.retypedArguments(),
                            context,
                            contexts,
                            editor.btf()));
        }
    }

    private static void retype(
            int id, List<ContextArgument> arguments, ContextType context, ContextTypes contexts, BtfBuilder btf) {
        if (arguments.isEmpty()) {
            return;
        }
        BtfType.Func func = (BtfType.Func) btf.get(id);
        BtfType.FuncProto proto = (BtfType.FuncProto) btf.get(func.proto());
        List<Param> params = new ArrayList<>(proto.params());
        for (ContextArgument argument : arguments) {
            Param old = params.get(argument.index());
            params.set(argument.index(), new Param(old.name(), contexts.pointerTo(context)));
        }
        btf.replace(id, func.withProto(btf.intern(proto.withParams(params))));
    }
}
