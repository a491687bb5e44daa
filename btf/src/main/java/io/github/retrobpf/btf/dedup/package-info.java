/** Finds types that are the same: {@link io.github.retrobpf.btf.dedup.Dedup}. */
@NullMarked
package io.github.retrobpf.btf.dedup;

import org.jspecify.annotations.NullMarked;
