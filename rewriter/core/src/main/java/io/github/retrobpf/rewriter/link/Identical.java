package io.github.retrobpf.rewriter.link;

import io.github.retrobpf.elf.format.SectionType;
import io.github.retrobpf.elf.io.ByteView;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.model.Section;
import io.github.retrobpf.elf.model.Symbol;
import java.util.List;
import java.util.Optional;

/**
 * Whether two definitions are the same, byte for byte and type for type, and name the same things. What only their own object
 * knows (static functions, string literals) does not count as the same.
 */
final class Identical {
    private Identical() {}

    /** What differs: half a sentence; empty where nothing does. */
    static Optional<String> difference(Occurrence one, Occurrence other) throws MalformedInputException {
        if (!one.section().equals(other.section())) {
            return Optional.of("they stand in '" + one.section() + "' and '" + other.section() + "'");
        }
        if (one.symbol().size() != other.symbol().size()) {
            return Optional.of("one has " + one.symbol().size() + " bytes, the other "
                    + other.symbol().size());
        }
        if (!haveSameType(one, other)) {
            return Optional.of("'" + one.declaration() + "' against '" + other.declaration() + "'");
        }
        if (!haveSameBytes(one, other)) {
            return Optional.of("they hold different bytes");
        }
        return haveSameReferences(one, other)
                ? Optional.empty()
                : Optional.of("they name different things, or what only their own object knows, as a static function");
    }

    private static boolean haveSameType(Occurrence one, Occurrence other) {
        if (!one.hasType() || !other.hasType()) {
            return one.hasType() == other.hasType();
        }
        return one.declaration().equals(other.declaration())
                && new TypeAgreement(one.btf(), other.btf())
                        .difference(one.type(), other.type())
                        .isEmpty();
    }

    private static boolean haveSameBytes(Occurrence one, Occurrence other) throws MalformedInputException {
        Section left = one.input().sectionOf(one.symbol()).orElseThrow();
        Section right = other.input().sectionOf(other.symbol()).orElseThrow();
        if (left.type() == SectionType.NOBITS || right.type() == SectionType.NOBITS) {
            return left.type() == right.type();
        }
        return bytes(left, one.symbol()).sameBytes(bytes(right, other.symbol()));
    }

    private static ByteView bytes(Section section, Symbol symbol) throws MalformedInputException {
        return section.data().bytes().slice(Math.toIntExact(symbol.value()), Math.toIntExact(symbol.size()));
    }

    private static boolean haveSameReferences(Occurrence one, Occurrence other) throws MalformedInputException {
        List<Reference> left = references(one);
        List<Reference> right = references(other);
        boolean isSame = left.size() == right.size();
        for (int i = 0; isSame && i < left.size(); i++) {
            isSame = isSame(one, left.get(i), other, right.get(i));
        }
        return isSame;
    }

    private static List<Reference> references(Occurrence o) throws MalformedInputException {
        long start = o.symbol().value();
        return o.input()
                .references()
                .within(o.symbol().shndx(), start, start + o.symbol().size());
    }

    private static boolean isSame(Occurrence one, Reference left, Occurrence other, Reference right) {
        if (left.offset() - one.symbol().value()
                        != right.offset() - other.symbol().value()
                || left.type() != right.type()
                || left.isRelative() != right.isRelative()) {
            return false;
        }
        if (left.isRelative()) {
            // A call of itself; anything else that is near is the object's own.
            return left.addend() == one.symbol().value()
                    && right.addend() == other.symbol().value();
        }
        Symbol a = one.input().symbols().get(left.symbol());
        Symbol b = other.input().symbols().get(right.symbol());
        return !a.isLocal() && !b.isLocal() && a.name().equals(b.name()) && left.addend() == right.addend();
    }
}
