/**
 * Breaks rewritten objects on purpose, to prove that the validator notices: {@link
 * io.github.retrobpf.rewriter.testing.mutation.MutationTest} in every way that somebody thought of, {@link
 * io.github.retrobpf.rewriter.testing.mutation.ByteMutationTest} byte by byte.
 */
package io.github.retrobpf.rewriter.testing.mutation;
