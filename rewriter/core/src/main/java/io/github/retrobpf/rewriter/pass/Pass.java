package io.github.retrobpf.rewriter.pass;

import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.rewriter.plan.VariantPlan;

/** One rewrite. It does what the plan says and decides nothing. */
public interface Pass {
    /**
     * Does it.
     *
     * @throws MalformedInputException where the input makes that impossible
     */
    void apply(VariantPlan plan, ObjectEditor editor) throws MalformedInputException;
}
