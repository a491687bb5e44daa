/**
 * BTF as text: {@link io.github.retrobpf.btf.dump.RawDump} lists every type the way bpftool does, {@link
 * io.github.retrobpf.btf.dump.CTypeName} spells one type in C for a message.
 */
@NullMarked
package io.github.retrobpf.btf.dump;

import org.jspecify.annotations.NullMarked;
