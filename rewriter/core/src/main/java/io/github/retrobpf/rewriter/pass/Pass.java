package io.github.retrobpf.rewriter.pass;

import io.github.retrobpf.rewriter.plan.VariantPlan;

/** One rewrite. It does what the plan says and decides nothing. */
public interface Pass {
    void apply(VariantPlan plan, ObjectEditor editor);
}
