package io.github.retrobpf.btf.dump;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a struct or union has to be declared so that a compiler lays it out as its BTF says.
 *
 * @param packed whether it needs {@code __attribute__((packed))}
 * @param alignment in bytes, that it has when it is declared so
 * @param pieces in their order in memory
 */
record StructLayout(boolean packed, int alignment, List<Piece> pieces) {
    StructLayout {
        pieces = List.copyOf(pieces);
    }

    /** What there is to write. */
    enum Kind {
        MEMBER,
        /** Room that a compiler would not leave by itself. */
        PADDING,
        /** What C cannot declare at that place. */
        UNKNOWN
    }

    /**
     * A part of the struct.
     *
     * @param kind what it is
     * @param member its index in the BTF; none for padding
     * @param from first bit
     * @param to last bit + 1
     */
    record Piece(Kind kind, int member, long from, long to) {}

    /**
     * A member to be placed.
     *
     * @param member its index in the BTF
     * @param offset in bits
     * @param size of its type, in bits
     * @param alignment of its type, in bits
     * @param width in bits, of a bit field; else 0
     * @param declarable whether C has fields of that type at all
     */
    record Field(int member, long offset, long size, long alignment, int width, boolean declarable) {
        private long end() {
            return offset + (width > 0 ? width : size);
        }

        /** Where a compiler puts it that is at {@code at}: the rule of the System V ABI, which clang follows for BPF. */
        private long place(long at, boolean packed) {
            if (width > 0) {
                boolean fits = packed || at % alignment + width <= size;
                return fits ? at : up(at, alignment);
            }
            return up(at, packed ? Byte.SIZE : alignment);
        }
    }

    /** Packed only where it has to be. */
    static StructLayout of(List<Field> fields, long bits, boolean isUnion) {
        return lay(fields, bits, isUnion, false)
                .or(() -> lay(fields, bits, isUnion, true))
                .orElseThrow();
    }

    private static Optional<StructLayout> lay(List<Field> fields, long bits, boolean isUnion, boolean packed) {
        List<Piece> pieces = new ArrayList<>();
        long alignment = Byte.SIZE;
        long at = 0;
        for (Field field : fields) {
            long start = isUnion ? 0 : at;
            Optional<List<Piece>> placed = place(field, start, packed);
            if (placed.isPresent()) {
                pieces.addAll(placed.get());
                at = Math.max(at, field.end());
                alignment = packed ? alignment : Math.max(alignment, field.alignment());
            } else if (packed || !field.declarable() || field.offset() < start || (isUnion && field.offset() > 0)) {
                pieces.add(new Piece(Kind.UNKNOWN, field.member(), field.offset(), field.offset()));
            } else {
                return Optional.empty();
            }
        }
        long end = up(at, alignment);
        if (!packed && (end > bits || bits % alignment != 0)) {
            return Optional.empty();
        }
        if (end < bits) {
            pieces.add(new Piece(Kind.PADDING, -1, isUnion ? 0 : at, bits));
        }
        return Optional.of(new StructLayout(packed, (int) (alignment / Byte.SIZE), pieces));
    }

    /** The field, and padding before it where it needs some; empty where it does not get to its place. */
    private static Optional<List<Piece>> place(Field field, long at, boolean packed) {
        if (!field.declarable() || field.offset() < at) {
            return Optional.empty();
        }
        Piece member = new Piece(Kind.MEMBER, field.member(), field.offset(), field.end());
        if (field.place(at, packed) == field.offset()) {
            return Optional.of(List.of(member));
        }
        boolean isThere = field.place(field.offset(), packed) == field.offset();
        Piece padding = new Piece(Kind.PADDING, -1, at, field.offset());
        return isThere ? Optional.of(List.of(padding, member)) : Optional.empty();
    }

    private static long up(long value, long alignment) {
        return (value + alignment - 1) / alignment * alignment;
    }
}
