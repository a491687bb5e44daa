/**
 * The numbers of the ELF format by name. Codes that have no name here stay what they are in the file: the model carries
 * the raw number beside the enum. Source: ELF gABI chapter 4, and the BPF relocations of the kernel
 * (Documentation/bpf/llvm_reloc.rst).
 */
@NullMarked
package io.github.retrobpf.elf.format;

import org.jspecify.annotations.NullMarked;
