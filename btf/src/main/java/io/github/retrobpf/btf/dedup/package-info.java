/**
 * Finds types that are the same: {@link io.github.retrobpf.btf.dedup.Dedup}.
 *
 * <p>Two types are the same if whoever follows their references side by side never sees a difference. That is the answer
 * that libbpf and others look for with a hypothesis for each pair of candidates, which they drop at the first
 * contradiction. Here all hypotheses are made at once and only contradictions are followed: types start in one block with
 * all that look like them, their references left aside, and blocks split until nothing tells the types of one apart
 * (Hopcroft's algorithm, n log n). Cycles need no care so, the order of types does not matter, no pair is tried twice, and
 * a file with thousands of structs of one name takes no longer than another.
 *
 * <p>Declarations take part in it: a FWD is in the block of the struct that it announces for as long as all structs of that
 * name are in one.
 */
@NullMarked
package io.github.retrobpf.btf.dedup;

import org.jspecify.annotations.NullMarked;
