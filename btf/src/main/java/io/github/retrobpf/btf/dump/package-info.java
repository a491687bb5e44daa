/**
 * BTF as text: {@link io.github.retrobpf.btf.dump.RawDump} lists every type the way bpftool does, {@link
 * io.github.retrobpf.btf.dump.CDump} declares all of them in C, {@link io.github.retrobpf.btf.dump.CTypeName} spells one
 * for a message.
 */
@NullMarked
package io.github.retrobpf.btf.dump;

import org.jspecify.annotations.NullMarked;
