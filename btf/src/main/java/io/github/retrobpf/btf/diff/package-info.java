/**
 * What differs between two BTFs, by what types are and not by their ids: {@link io.github.retrobpf.btf.diff.BtfDiff}
 * compares {@link io.github.retrobpf.btf.diff.Declaration}s.
 */
@NullMarked
package io.github.retrobpf.btf.diff;

import org.jspecify.annotations.NullMarked;
