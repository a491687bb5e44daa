/**
 * The wire layout of BTF, which nothing outside this package knows: {@link io.github.retrobpf.btf.codec.TypeDecoder} and
 * {@link io.github.retrobpf.btf.codec.TypeEncoder} read and write one record, {@link
 * io.github.retrobpf.btf.codec.RecordShape} says where the fields of a kind stand, {@link
 * io.github.retrobpf.btf.codec.BtfHeader} is the header before them.
 */
@NullMarked
package io.github.retrobpf.btf.codec;

import org.jspecify.annotations.NullMarked;
