/**
 * BPF instructions: eight bytes each, {@link io.github.retrobpf.rewriter.insn.Instruction}.
 */
@NullMarked
package io.github.retrobpf.rewriter.insn;

import org.jspecify.annotations.NullMarked;
