package io.github.retrobpf.elf.build;

/**
 * A symbol under edit.
 *
 * @param name of an added symbol; the empty string for one that was read, whose name stands at {@code nameOffset}
 * @param shndx a section by id, or a special index
 */
record SymbolDraft(SymbolId id, String name, int nameOffset, int info, int other, int shndx, long value, long size) {}
