/**
 * Numbers for things that are equal: {@link io.github.retrobpf.btf.hash.Numbering} is a hash table of numbers, {@link
 * io.github.retrobpf.btf.hash.KeyedHash} a hash that no input can be prepared for.
 */
@NullMarked
package io.github.retrobpf.btf.hash;

import org.jspecify.annotations.NullMarked;
