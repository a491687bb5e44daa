/**
 * What a BPF object is to a loader: {@link io.github.retrobpf.rewriter.object.BpfObject} with its functions, which of them
 * are entry programs, and who calls whom.
 */
@NullMarked
package io.github.retrobpf.rewriter.object;

import org.jspecify.annotations.NullMarked;
