package io.github.retrobpf.elf.build;

/**
 * A relocation under edit.
 *
 * @param offset of what it changes, in bytes from the start of the target section
 * @param type see {@link io.github.retrobpf.elf.format.BpfRelocation}
 * @param symbol what it refers to
 * @param addend 0 for REL
 */
public record RelocationEdit(long offset, int type, SymbolId symbol, long addend) {}
