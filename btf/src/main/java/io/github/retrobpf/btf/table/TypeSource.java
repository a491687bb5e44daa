package io.github.retrobpf.btf.table;

import io.github.retrobpf.btf.model.BtfKind;
import io.github.retrobpf.btf.model.BtfType;

/**
 * Types by id and strings by offset. An id not in {@code 0..endId() - 1}, or an offset outside the strings, is the
 * caller's mistake: {@link IndexOutOfBoundsException}.
 */
public interface TypeSource {
    /** One more than the highest id. */
    int endId();

    BtfKind kind(int id);

    BtfType get(int id);

    /** String offset of the type's name; 0 if it has none. */
    int nameOff(int id);

    /** The string that starts at {@code off}, which may be inside of another. */
    String string(int off);

    /** The type's name, empty if it has none. */
    default String name(int id) {
        return string(nameOff(id));
    }
}
