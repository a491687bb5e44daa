package io.github.retrobpf.rewriter.testing.mutation;

/**
 * A rewritten object with one thing broken.
 *
 * @param kind what is broken, as the table says it
 * @param place where, for whoever looks for a survivor
 */
record Mutant(Kind kind, String place, Making making) {}
