/**
 * Several BTFs become one: {@link io.github.retrobpf.btf.merge.BtfMerge} puts their types behind each other, {@link
 * io.github.retrobpf.btf.merge.Compaction} writes those that are left once it is known which types are the same.
 */
@NullMarked
package io.github.retrobpf.btf.merge;

import org.jspecify.annotations.NullMarked;
