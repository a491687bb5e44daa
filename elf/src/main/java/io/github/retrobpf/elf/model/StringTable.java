package io.github.retrobpf.elf.model;

import io.github.retrobpf.elf.io.ByteView;
import io.github.retrobpf.elf.io.Limits;
import io.github.retrobpf.elf.io.MalformedInputException;

/** NUL-terminated strings by offset. A table that is not empty starts and ends with a NUL. */
public final class StringTable {
    private final ByteView bytes;

    private StringTable(ByteView bytes) {
        this.bytes = bytes;
    }

    /**
     * A table over bytes that are checked.
     *
     * @throws MalformedInputException without a NUL at the start or the end
     */
    public static StringTable of(ByteView bytes) throws MalformedInputException {
        int size = bytes.size();
        if (size > 0 && bytes.u8(0) != 0) {
            throw bytes.malformed(0, "string table does not start with a NUL");
        }
        if (size > 0 && bytes.u8(size - 1) != 0) {
            throw bytes.malformed(size - 1L, "string table has no terminator");
        }
        return new StringTable(bytes);
    }

    public ByteView bytes() {
        return bytes;
    }

    /**
     * The string at an offset that a header or symbol names; offset 0 is the empty string even in an empty table.
     *
     * @throws MalformedInputException where it is longer than {@link Limits#MAX_NAME}
     */
    public String string(int offset) throws MalformedInputException {
        if (offset == 0) {
            return "";
        }
        check(offset);
        return bytes.cstring(offset);
    }

    /** Fails where {@link #string} would. */
    void check(int offset) throws MalformedInputException {
        if (!bytes.hasNul(offset, Limits.MAX_NAME + 1)) {
            throw bytes.malformed(offset, "name is longer than " + Limits.MAX_NAME + " bytes");
        }
    }
}
