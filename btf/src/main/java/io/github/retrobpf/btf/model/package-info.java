/**
 * What a BTF record says, as values: {@link io.github.retrobpf.btf.model.BtfType} with one record per kind. Types are
 * ids and strings are offsets into the string table, never references: the graph is cyclic, and most work on it is a
 * map of ids. Source: the kernel's Documentation/bpf/btf.rst and include/uapi/linux/btf.h.
 */
@NullMarked
package io.github.retrobpf.btf.model;

import org.jspecify.annotations.NullMarked;
