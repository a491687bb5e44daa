/**
 * BTF under edit: {@link io.github.retrobpf.btf.build.BtfBuilder} replaces records of equal size and appends types and
 * strings, so that ids and string offsets of the input stay what they are.
 */
@NullMarked
package io.github.retrobpf.btf.build;

import org.jspecify.annotations.NullMarked;
