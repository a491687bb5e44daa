package io.github.retrobpf.rewriter.validate;

import org.jspecify.annotations.Nullable;

/**
 * What an instruction calls, or whose address it loads.
 *
 * @param section index of a section of code
 * @param offset in it, in bytes; it may be outside
 * @param function that starts there, if one does
 */
record CodePlace(int section, long offset, @Nullable CodeFunction function) {
    @Override
    public String toString() {
        return function != null ? function.toString() : "no function, at 0x" + Long.toHexString(offset);
    }
}
