package io.github.retrobpf.btf.table;

import io.github.retrobpf.elf.io.ByteView;
import io.github.retrobpf.elf.io.Limits;
import io.github.retrobpf.elf.io.MalformedInputException;

/**
 * A checked string section.
 *
 * @param view the section's bytes
 * @param start the offset of its first byte; not 0 if it continues those of a base
 * @param hasLong whether any is longer than {@link Limits#MAX_NAME}; source lines may be
 */
record Strings(ByteView view, int start, boolean hasLong) {
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
        return new Strings(view, start, hasLong(view));
    }

    /** Looks for a terminator from the far end of what a name may be: a few bytes in thousands. */
    private static boolean hasLong(ByteView view) throws MalformedInputException {
        int begin = 0;
        while (view.size() - begin > Limits.MAX_NAME) {
            int end = begin + Limits.MAX_NAME;
            while (end >= begin && view.u8(end) != 0) {
                end--;
            }
            if (end < begin) {
                return true;
            }
            begin = end + 1;
        }
        return false;
    }

    /** Whether a string is too long for a name. */
    boolean isLong(int off) {
        int from = off - start;
        try {
            int end = from;
            while (hasLong && end - from <= Limits.MAX_NAME && view.u8(end) != 0) {
                end++;
            }
            return end - from > Limits.MAX_NAME;
        } catch (MalformedInputException e) {
            throw outside(off);
        }
    }

    int end() {
        return start + view.size();
    }

    String string(int off) {
        try {
            return view.cstring(off - start);
        } catch (MalformedInputException e) {
            throw outside(off);
        }
    }

    private IndexOutOfBoundsException outside(int off) {
        return new IndexOutOfBoundsException("string offset " + off + " is not in " + start + ".." + (end() - 1));
    }
}
