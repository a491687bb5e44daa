/**
 * The rewrites, one class each. Each takes the {@link io.github.retrobpf.rewriter.plan.VariantPlan} and edits the one
 * {@link io.github.retrobpf.rewriter.pass.ObjectEditor}.
 */
@NullMarked
package io.github.retrobpf.rewriter.pass;

import org.jspecify.annotations.NullMarked;
