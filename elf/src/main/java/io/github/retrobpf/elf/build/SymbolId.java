package io.github.retrobpf.elf.build;

/**
 * A symbol under edit. Ids stay valid whatever is added or removed.
 *
 * @param value the symbol's index in the object that was read, or a new number for an added symbol
 */
public record SymbolId(int value) {}
