package io.github.retrobpf.elf.model;

import io.github.retrobpf.elf.io.ByteView;

/** What a section holds, by how it reads. */
public sealed interface SectionData {
    /** The bytes in the file; none for {@link NoBits}. */
    ByteView bytes();

    /** Bytes that this library does not look into. */
    record Raw(ByteView bytes) implements SectionData {}

    /**
     * Room without bytes ({@code .bss}).
     *
     * @param bytes an empty view
     * @param size in bytes, at run time
     */
    record NoBits(ByteView bytes, long size) implements SectionData {}

    record Strings(StringTable table) implements SectionData {
        @Override
        public ByteView bytes() {
            return table.bytes();
        }
    }

    record Symbols(SymbolTable table) implements SectionData {
        @Override
        public ByteView bytes() {
            return table.bytes();
        }
    }

    record Relocations(RelocationTable table) implements SectionData {
        @Override
        public ByteView bytes() {
            return table.bytes();
        }
    }
}
