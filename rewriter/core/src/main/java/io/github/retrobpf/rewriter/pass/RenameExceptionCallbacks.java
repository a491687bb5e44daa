package io.github.retrobpf.rewriter.pass;

import io.github.retrobpf.btf.build.BtfBuilder;
import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.rewriter.plan.ArgTag;
import io.github.retrobpf.rewriter.plan.EntryProgram;
import io.github.retrobpf.rewriter.plan.Variant;
import io.github.retrobpf.rewriter.plan.VariantPlan;

/** Makes the {@code exception_callback:} tags of entry programs name the variant for their context. */
public final class RenameExceptionCallbacks implements Pass {
    @Override
    public void apply(VariantPlan plan, ObjectEditor editor) {
        for (EntryProgram program : plan.programs()) {
            if (program.function().hasBtf()) {
                for (ArgTag tag : plan.tags().of(program.function().btfId())) {
                    tag.exceptionCallback()
                            .flatMap(editor.object()::globalFunction)
                            .flatMap(callback -> plan.variant(callback, program))
                            .filter(Variant::isClone)
                            .ifPresent(clone -> rename(tag, clone.name(), editor.btf()));
                }
            }
        }
    }

    private static void rename(ArgTag tag, String callback, BtfBuilder btf) {
        BtfType.DeclTag old = (BtfType.DeclTag) btf.get(tag.typeId());
        int text = btf.string(ArgTag.exceptionCallback(callback));
        btf.replace(tag.typeId(), new BtfType.DeclTag(text, old.target(), old.componentIdx()));
    }
}
