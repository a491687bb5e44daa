package io.github.retrobpf.btf.table;

import io.github.retrobpf.btf.codec.TypeDecoder;
import io.github.retrobpf.btf.model.BtfKind;
import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.elf.io.ByteView;
import io.github.retrobpf.elf.io.MalformedInputException;
import java.util.Arrays;
import java.util.Objects;

/** A type section in which the place of each record is known, and each is known to fit. */
final class Records {
    /** In bytes, of an average record; a guess too high costs a copy of the offsets. */
    private static final int COMMON_SIZE = 20;

    private final ByteView view;
    /** Of each record, and behind the last one the section's size. */
    private final int[] offsets;

    private Records(ByteView view, int[] offsets) {
        this.view = view;
        this.offsets = offsets;
    }

    static Records index(ByteView view) throws MalformedInputException {
        int size = view.size();
        int[] offsets = new int[size / COMMON_SIZE + 2];
        int count = 0;
        for (int offset = 0; offset < size; offset += TypeDecoder.size(view, offset)) {
            if (count + 1 == offsets.length) {
                offsets = Arrays.copyOf(offsets, 2 * offsets.length);
            }
            offsets[count++] = offset;
        }
        offsets[count] = size;
        return new Records(view, Arrays.copyOf(offsets, count + 1));
    }

    ByteView view() {
        return view;
    }

    int count() {
        return offsets.length - 1;
    }

    /** Of the record with this index, or with {@link #count} the end. */
    int offset(int index) {
        return offsets[Objects.checkIndex(index, offsets.length)];
    }

    BtfKind kind(int offset) {
        try {
            return TypeDecoder.kind(view, offset);
        } catch (MalformedInputException e) {
            throw impossible(e);
        }
    }

    BtfType decode(int offset) {
        try {
            return TypeDecoder.decode(view, offset);
        } catch (MalformedInputException e) {
            throw impossible(e);
        }
    }

    int nameOff(int offset) {
        try {
            return TypeDecoder.nameOff(view, offset);
        } catch (MalformedInputException e) {
            throw impossible(e);
        }
    }

    int vlen(int offset) {
        try {
            return TypeDecoder.vlen(view, offset);
        } catch (MalformedInputException e) {
            throw impossible(e);
        }
    }

    private static AssertionError impossible(MalformedInputException e) {
        return new AssertionError("checked when the section was indexed", e);
    }
}
