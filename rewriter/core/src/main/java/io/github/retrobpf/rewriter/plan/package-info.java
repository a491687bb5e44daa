/**
 * Deciding without changing: which functions take a context, whom they serve, and how many variants that makes. The
 * result is a {@link io.github.retrobpf.rewriter.plan.VariantPlan}.
 */
@NullMarked
package io.github.retrobpf.rewriter.plan;

import org.jspecify.annotations.NullMarked;
