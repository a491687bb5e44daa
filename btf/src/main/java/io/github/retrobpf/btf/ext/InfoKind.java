package io.github.retrobpf.btf.ext;

import java.util.Locale;

/** The three sub-sections of .BTF.ext, in the order of the header. */
public enum InfoKind {
    /** Which function starts at an instruction. */
    FUNC_INFO(8, 8),
    /** Which source line an instruction comes from. */
    LINE_INFO(16, 16),
    /** What to patch in an instruction for the kernel's layout of a type; absent from headers of less than 32 bytes. */
    CORE_RELO(24, 16);

    private final int headerField;
    private final int recordSize;

    InfoKind(int headerField, int recordSize) {
        this.headerField = headerField;
        this.recordSize = recordSize;
    }

    /** Where the header has the sub-section's place and length. */
    int headerField() {
        return headerField;
    }

    /** The least header that has them. */
    int headerEnd() {
        return headerField + 8;
    }

    /** The least size of a record, in bytes. */
    public int recordSize() {
        return recordSize;
    }

    /** As in the header: {@code func_info}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
