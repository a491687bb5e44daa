package io.github.retrobpf.elf.model;

/**
 * One {@code Elf64_Rel} or {@code Elf64_Rela}.
 *
 * @param offset of what it changes, in bytes from the start of the target section
 * @param type see {@link io.github.retrobpf.elf.format.BpfRelocation}
 * @param symbol index in the symbol table
 * @param addend 0 for REL, whose addend stands in the target's bytes
 */
public record Relocation(long offset, int type, int symbol, long addend) {}
