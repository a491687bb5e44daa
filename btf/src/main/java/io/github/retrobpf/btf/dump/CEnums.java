package io.github.retrobpf.btf.dump;

import io.github.retrobpf.btf.model.BtfKind;
import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.model.Enumerator;
import java.util.List;

/** Enums as C has them. */
final class CEnums {
    private static final long INT = 4;
    private static final long LONG = 8;

    private CEnums() {}

    static List<Enumerator> enumerators(BtfType type) {
        return type.kind() == BtfKind.ENUM64
                ? ((BtfType.Enum64) type).enumerators()
                : ((BtfType.Enum) type).enumerators();
    }

    private static long size(BtfType type) {
        return type.kind() == BtfKind.ENUM64 ? ((BtfType.Enum64) type).size() : ((BtfType.Enum) type).size();
    }

    /** Before Linux 6.0 nothing tells that values are negative, but that they would not fit. */
    private static boolean isSigned(BtfType type) {
        boolean isTold =
                type.kind() == BtfKind.ENUM64 ? ((BtfType.Enum64) type).signed() : ((BtfType.Enum) type).signed();
        return isTold || size(type) < INT;
    }

    /** How many bytes it has as it is written here. */
    static long sizeInC(BtfType type) {
        return mode(type).isEmpty() ? naturalSize(type) : size(type);
    }

    /** What makes a compiler choose another size than it would; empty where it does so by itself. */
    static String mode(BtfType type) {
        long size = size(type);
        if (size == naturalSize(type)) {
            return "";
        }
        if (size == 1) {
            return " __attribute__((mode(byte)))";
        } else if (size == 2) {
            return " __attribute__((mode(HI)))";
        }
        return size == LONG ? " __attribute__((mode(word)))" : "";
    }

    private static long naturalSize(BtfType type) {
        boolean negative = false;
        long largest = 0;
        boolean wide = false;
        for (Enumerator e : enumerators(type)) {
            long value = value(type, e);
            boolean beyond = !isSigned(type) && value < 0;
            wide |= beyond || value > 0xffffffffL || value < Integer.MIN_VALUE;
            negative |= isSigned(type) && value < 0;
            largest = Math.max(largest, value);
        }
        return wide || (negative && largest > Integer.MAX_VALUE) ? LONG : INT;
    }

    /** As a C constant. */
    static String constant(BtfType type, Enumerator enumerator) {
        long value = value(type, enumerator);
        if (isSigned(type)) {
            // C has no negative constants, and the number itself is too large for one.
            String least = "(" + (Long.MIN_VALUE + 1) + "LL - 1)";
            return value == Long.MIN_VALUE ? least : value + (value == (int) value ? "" : "LL");
        }
        return Long.toUnsignedString(value) + (value >>> Integer.SIZE == 0 ? "" : "ULL");
    }

    private static long value(BtfType type, Enumerator enumerator) {
        return type.kind() == BtfKind.ENUM && isSigned(type) ? (int) enumerator.value() : enumerator.value();
    }
}
