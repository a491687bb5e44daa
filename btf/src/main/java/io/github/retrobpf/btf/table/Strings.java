package io.github.retrobpf.btf.table;

import io.github.retrobpf.elf.io.ByteView;
import io.github.retrobpf.elf.io.MalformedInputException;

/**
 * A checked string section.
 *
 * @param view the section's bytes
 * @param start the offset of its first byte; not 0 if it continues those of a base
 */
record Strings(ByteView view, int start) {
    static Strings check(ByteView view, int start) throws MalformedInputException {
        int size = view.size();
        if (size > Integer.MAX_VALUE - start) {
            throw view.malformed(0, size + " bytes of strings after " + start + " of the base are too many");
        }
        if (size > 0) {
            // The first string of split BTF is whichever came first; the empty one stands in the base.
            if (start == 0 && view.u8(0) != 0) {
                throw view.malformed(0, "string section does not start with NUL");
            }
            if (view.u8(size - 1) != 0) {
                throw view.malformed(size - 1, "string section does not end with NUL");
            }
        }
        return new Strings(view, start);
    }

    int end() {
        return start + view.size();
    }

    String string(int off) {
        try {
            return view.cstring(off - start);
        } catch (MalformedInputException e) {
            throw new IndexOutOfBoundsException("string offset " + off + " is not in " + start + ".." + (end() - 1));
        }
    }
}
