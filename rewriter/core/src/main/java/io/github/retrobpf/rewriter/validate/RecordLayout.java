package io.github.retrobpf.rewriter.validate;

import io.github.retrobpf.elf.io.ByteView;
import io.github.retrobpf.elf.io.MalformedInputException;

/**
 * Compares what {@code .BTF.ext} is besides its records. In one that was written anew the sub-sections follow the header and
 * each other without a gap, and what else there was stays behind them.
 */
final class RecordLayout {
    private static final int FLAGS = 3;
    private static final int LENGTH = 4;
    /** Place and length of each sub-section. */
    private static final int FIELDS = 8;

    private static final int FIELD = 8;
    /** Of a header with a place for CO-RE records. */
    private static final int HEADER = 32;

    private final ByteView before;
    private final ByteView after;
    private final Findings findings;

    RecordLayout(ByteView before, ByteView after, Findings findings) {
        this.before = before;
        this.after = after;
        this.findings = findings;
    }

    void compare() throws MalformedInputException {
        if (before.sameBytes(after)) {
            return;
        }
        findings.compare(Place.of("flags of .BTF.ext"), before.u8(FLAGS), after.u8(FLAGS));
        int length = after.index(LENGTH);
        boolean hasCore = length >= HEADER && after.index(HEADER - 4) > 0;
        int least = hasCore ? HEADER : 0;
        findings.compare(Place.of("header of .BTF.ext, bytes"), Math.max(before.index(LENGTH), least), length);
        int end = gap(after);
        if (end >= 0) {
            findings.add(Place.of("header of .BTF.ext"), "no gap before sub-section " + end, "one");
        }
        if (!beyond(before).sameBytes(beyond(after)) && before.index(LENGTH) >= HEADER) {
            findings.add(Place.of("header of .BTF.ext"), "its own bytes behind 0x20", "other ones");
        }
        if (gap(before) < 0 && !rest(before).sameBytes(rest(after))) {
            findings.add(
                    Place.of("bytes of .BTF.ext behind all records"),
                    rest(before).size() + " of them",
                    "other ones");
        }
    }

    /** The first sub-section that does not stand where the one before it ends, or -1. */
    private static int gap(ByteView ext) throws MalformedInputException {
        int end = 0;
        for (int at = FIELDS; at + FIELD <= known(ext); at += FIELD) {
            if (ext.index(at) != end) {
                return (at - FIELDS) / FIELD;
            }
            end += ext.index(at + 4);
        }
        return -1;
    }

    private static int known(ByteView ext) throws MalformedInputException {
        return Math.min(HEADER, ext.index(LENGTH));
    }

    private static ByteView beyond(ByteView ext) throws MalformedInputException {
        int known = known(ext);
        return ext.slice(known, ext.index(LENGTH) - known);
    }

    /** What stands behind the last sub-section, if there is no gap. */
    private static ByteView rest(ByteView ext) throws MalformedInputException {
        int end = ext.index(LENGTH);
        for (int at = FIELDS; at + FIELD <= known(ext); at += FIELD) {
            end += ext.index(at + 4);
        }
        return end <= ext.size() ? ext.slice(end, ext.size() - end) : ext.slice(0, 0);
    }
}
