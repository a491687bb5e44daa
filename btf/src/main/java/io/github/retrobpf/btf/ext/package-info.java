/**
 * The .BTF.ext section, which ties instructions to types, source lines and CO-RE relocations: {@link
 * io.github.retrobpf.btf.ext.BtfExt} reads it, {@link io.github.retrobpf.btf.ext.BtfExtBuilder} appends to it. Source: the
 * kernel's Documentation/bpf/btf.rst, chapter 4.2, and libbpf's btf_ext_parse.
 */
@NullMarked
package io.github.retrobpf.btf.ext;

import org.jspecify.annotations.NullMarked;
