package io.github.retrobpf.elf.model;

import java.nio.ByteOrder;

/**
 * The ELF header, less what the layout derives.
 *
 * @param order of every multi-byte field of the file
 * @param type {@code e_type}
 * @param machine {@code e_machine}
 * @param shoff where the section headers stand, in bytes; 0 without any
 * @param shnum how many section headers
 * @param shstrndx index of the section that holds the section names; 0 without any
 */
public record ElfHeader(ByteOrder order, int type, int machine, int shoff, int shnum, int shstrndx) {}
