package io.github.retrobpf.elf.build;

/**
 * A section under edit. Ids stay valid whatever is added or removed.
 *
 * @param value the section's index in the object that was read, or a new number for an added section
 */
public record SectionId(int value) {}
