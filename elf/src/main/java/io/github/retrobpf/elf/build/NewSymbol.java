package io.github.retrobpf.elf.build;

/**
 * A symbol to be added to a section.
 *
 * @param name added to the symbol names when writing; empty for a section symbol
 * @param info binding and type, see {@link io.github.retrobpf.elf.format.SymbolType#info}
 * @param other visibility
 * @param section where it is defined
 * @param value offset there, in bytes
 * @param size in bytes
 */
public record NewSymbol(String name, int info, int other, SectionId section, long value, long size) {}
