/**
 * BTF as it came in: {@link io.github.retrobpf.btf.table.Btf} is a checked blob with an index into it, and decodes a
 * record when somebody asks. {@link io.github.retrobpf.btf.table.TypeSource} is what it has in common with BTF under
 * edit.
 */
@NullMarked
package io.github.retrobpf.btf.table;

import org.jspecify.annotations.NullMarked;
