package io.github.retrobpf.elf.build;

import io.github.retrobpf.elf.io.ByteView;
import io.github.retrobpf.elf.model.SectionHeader;

/** A section under edit; {@code sh_link} and {@code sh_info} of its header name sections by id until they are written. */
final class SectionDraft {
    final SectionId id;
    final String name;
    final SectionHeader header;
    /** In bytes, or -1 for a section that was not there. */
    final long oldSize;

    ByteView data;
    boolean removed;

    SectionDraft(SectionId id, String name, SectionHeader header, long oldSize, ByteView data) {
        this.id = id;
        this.name = name;
        this.header = header;
        this.oldSize = oldSize;
        this.data = data;
    }

    boolean isNew() {
        return oldSize < 0;
    }

    /** Whether its bytes stand in the file; otherwise {@code sh_size} stands for itself. */
    boolean isInFile() {
        return switch (header.type()) {
            case NULL, NOBITS -> false;
            default -> true;
        };
    }

    boolean isRelocations() {
        return switch (header.type()) {
            case REL, RELA -> true;
            default -> false;
        };
    }
}
