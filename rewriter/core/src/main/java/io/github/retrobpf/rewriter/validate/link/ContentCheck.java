package io.github.retrobpf.rewriter.validate.link;

import io.github.retrobpf.elf.format.BpfRelocation;
import io.github.retrobpf.elf.format.SectionType;
import io.github.retrobpf.elf.format.SymbolType;
import io.github.retrobpf.elf.io.ByteView;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.model.ElfFile;
import io.github.retrobpf.elf.model.Relocation;
import io.github.retrobpf.elf.model.Section;
import io.github.retrobpf.elf.model.Symbol;
import io.github.retrobpf.rewriter.validate.Findings;
import io.github.retrobpf.rewriter.validate.Place;
import io.github.retrobpf.rewriter.validate.RelocationIndex;
import io.github.retrobpf.rewriter.validate.link.LinkDeclaration.Gone;
import io.github.retrobpf.rewriter.validate.link.LinkDeclaration.Placed;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Compares the bytes of one section of the output with those of the inputs. What names a place is compared by what it means;
 * everything else is the same, and zero between the inputs.
 */
final class ContentCheck {
    /** What linkers write into DWARF for an address that is gone. */
    private static final long TOMBSTONE = -1;
    /** The same where -1 already means something else. */
    private static final long TOMBSTONE_IN_LISTS = 1;

    private final List<LinkedInput> inputs;
    private final ElfFile elf;
    private final Section section;
    private final Resolution resolution;
    private final Places places;
    private final SymbolCheck symbols;
    private final HeldTypeIds typeIds;
    private final Findings findings;
    private final boolean isCode;
    private final ByteView bytes;
    private final byte[] actual;
    private final byte[] expected;
    private final RelocationIndex relocations;
    private int next;

    ContentCheck(
            List<LinkedInput> inputs,
            ElfFile elf,
            Section section,
            Resolution resolution,
            Places places,
            SymbolCheck symbols,
            HeldTypeIds typeIds,
            Findings findings) {
        this.inputs = inputs;
        this.elf = elf;
        this.section = section;
        this.resolution = resolution;
        this.places = places;
        this.symbols = symbols;
        this.typeIds = typeIds;
        this.findings = findings;
        this.isCode = Roles.isCode(section);
        this.bytes = section.data().bytes();
        this.actual = bytes.toByteArray();
        this.expected = new byte[actual.length];
        this.relocations = RelocationIndex.of(elf, section.index());
    }

    /**
     * Compares everything.
     *
     * @param parts what the section consists of, by place; they fill it
     */
    void check(List<Placed> parts) throws MalformedInputException {
        for (Placed part : parts) {
            if (section.type() != SectionType.NOBITS) {
                copy(part);
                LinkedInput input = inputs.get(part.input());
                typeIds.expect(input, input.elf().section(part.section()), places, bytes.order(), expected);
                check(part);
            }
        }
        reportUnexpected(Long.MAX_VALUE);
        if (!relocations.isAscending()) {
            findings.add(Place.of("relocations of '", section.name(), "'"), "ascending order", "another order");
        }
        for (int at = Arrays.mismatch(expected, actual); at >= 0; at = mismatchFrom(at)) {
            int slot = at;
            findings.add(place(at), String.format("0x%02x", expected[slot]), String.format("0x%02x", actual[slot]));
            at = Math.min(at / Field.SLOT * Field.SLOT + Field.SLOT, actual.length);
        }
    }

    private int mismatchFrom(int at) {
        int differs = Arrays.mismatch(expected, at, expected.length, actual, at, actual.length);
        return differs < 0 ? -1 : at + differs;
    }

    private Place place(long offset) {
        return Place.of(new Spot(section.name(), offset));
    }

    private void copy(Placed part) throws MalformedInputException {
        byte[] own = inputs.get(part.input())
                .elf()
                .section(part.section())
                .data()
                .bytes()
                .toByteArray();
        int from = 0;
        int to = (int) part.base();
        for (Gone gone : part.gone()) {
            int length = (int) gone.start() - from;
            System.arraycopy(own, from, expected, to, length);
            to += length;
            from = (int) gone.end();
        }
        System.arraycopy(own, from, expected, to, own.length - from);
    }

    private void check(Placed part) throws MalformedInputException {
        LinkedInput input = inputs.get(part.input());
        Section own = input.elf().section(part.section());
        for (Reference reference : input.references(own.index())) {
            Optional<Spot> at = places.at(input, own, reference.offset());
            if (at.isPresent()) {
                int place = (int) at.get().offset();
                reportUnexpected(place);
                Relocation relocation = reference.relocation();
                if (relocation == null) {
                    checkRelative(input, own, reference, place);
                } else {
                    checkRelocation(input, own, relocation, place);
                }
            }
        }
    }

    private void reportUnexpected(long before) {
        while (next < relocations.sorted().size() && relocations.get(next).offset() < before) {
            findings.add(place(relocations.get(next).offset()), "no relocation", describe(relocations.get(next)));
            next++;
        }
    }

    private String describe(Relocation relocation) {
        return "one of type " + relocation.type() + " for "
                + SymbolCheck.describe(elf, symbols.symbol(relocation.symbol()));
    }

    /** The next relocation, if it is for a place. */
    private Optional<Relocation> take(int place) {
        boolean isHere =
                next < relocations.sorted().size() && relocations.get(next).offset() == place;
        return isHere ? Optional.of(relocations.get(next++)) : Optional.empty();
    }

    /** It points to the same function; where that lost, it names the winner in the way of any other call. */
    private void checkRelative(LinkedInput input, Section own, Reference reference, int place)
            throws MalformedInputException {
        long target = Field.relativeTarget(own.data().bytes(), (int) reference.offset());
        Optional<Spot> meaning = places.meaning(input, own, target);
        Optional<Relocation> relocation = take(place);
        if (relocation.isPresent()) {
            int type = Field.isWide(bytes, place) ? BpfRelocation.R_BPF_64_64 : BpfRelocation.R_BPF_64_32;
            Field field = Field.of(bytes, isCode, place, type);
            boolean isLost = !meaning.equals(places.at(input, own, target));
            if (!isLost || relocation.get().type() != type || !isStart(relocation.get(), meaning, field)) {
                findings.add(place(place), target(meaning), pointsTo(relocation.get(), field));
            }
            accept(field);
            return;
        }
        Spot found = new Spot(section.name(), Field.relativeTarget(bytes, place));
        if (!meaning.equals(Optional.of(found))) {
            findings.add(place(place), target(meaning), "a distance to " + found);
        }
        accept(Field.of(bytes, true, place, BpfRelocation.NONE));
    }

    private static String target(Optional<Spot> meaning) {
        return meaning.map(m -> "a reference to " + m).orElse("nothing that names what is left out");
    }

    private String pointsTo(Relocation relocation, Field field) throws MalformedInputException {
        return describe(relocation) + ", and 0x" + Long.toHexString(field.addend(bytes, isCode)) + " behind it";
    }

    private void checkRelocation(LinkedInput input, Section own, Relocation old, int place)
            throws MalformedInputException {
        Field oldField = Field.of(own.data().bytes(), isCode, old.offset(), old.type());
        long addend = oldField.addend(own.data().bytes(), isCode);
        Field field = new Field(place + oldField.at() - (int) old.offset(), oldField.size(), oldField.isCall());
        Symbol symbol = input.symbol(old.symbol());
        Optional<Section> home = input.sectionOf(symbol);
        if (Roles.isDebug(section) && home.isPresent() && isGone(input, home.get(), symbol.value() + addend)) {
            boolean isList =
                    section.name().equals(".debug_ranges") || section.name().equals(".debug_loc");
            bury(field, isList ? TOMBSTONE_IN_LISTS : TOMBSTONE);
            return;
        }
        Optional<Relocation> found = take(place);
        if (found.isEmpty() || found.get().type() != old.type()) {
            findings.add(
                    place(place),
                    "a relocation of type " + old.type() + " for '" + symbol.name() + "'",
                    found.map(this::describe).orElse("none"));
            return;
        }
        checkTarget(input, old, addend, found.get(), field, place);
    }

    private boolean isGone(LinkedInput input, Section home, long offset) {
        return places.placed(input, home).isEmpty()
                || (resolution.original(input, home) == null
                        && places.at(input, home, offset).isEmpty());
    }

    private void checkTarget(LinkedInput input, Relocation old, long addend, Relocation found, Field field, int place)
            throws MalformedInputException {
        Use use = new Use(input, old.symbol());
        Symbol symbol = use.symbol();
        Symbol target = symbols.symbol(found.symbol());
        Optional<GlobalName> name = resolution.of(input, old.symbol());
        if (name.isPresent()) {
            // The addend is compared with the other bytes.
            if (target.isLocal() || !target.name().equals(name.get().name())) {
                findings.add(place(place), "a reference to '" + name.get().name() + "'", describe(found));
            }
            return;
        }
        boolean isOwn = symbol.type() != SymbolType.SECTION && symbols.own(use).isPresent();
        if (isOwn) {
            if (!target.equals(symbols.own(use).get())) {
                findings.add(place(place), "a reference to " + use, describe(found));
            }
            return;
        }
        Optional<Section> home = input.sectionOf(symbol);
        Optional<Spot> meaning = home.flatMap(h -> meaning(input, h, symbol.value() + addend));
        if (!isStart(found, meaning, field)) {
            findings.add(place(place), target(meaning), pointsTo(found, field));
        }
        accept(field);
    }

    /** Debug info describes the very bytes of its own input. */
    private Optional<Spot> meaning(LinkedInput input, Section home, long offset) {
        Optional<Spot> own = Roles.isDebug(section) ? places.at(input, home, offset) : Optional.empty();
        return own.isPresent() ? own : places.meaning(input, home, offset);
    }

    /** Whether a relocation counts from the start of a section, and reaches a place. */
    private boolean isStart(Relocation relocation, Optional<Spot> meaning, Field field) throws MalformedInputException {
        Symbol target = symbols.symbol(relocation.symbol());
        if (meaning.isEmpty() || target.type() != SymbolType.SECTION) {
            return false;
        }
        long addend = target.value() + field.addend(bytes, isCode);
        boolean isWord = field.size() == 4 && !isCode;
        return FileCheck.sectionName(elf, target).equals(meaning.get().section())
                && (isWord
                        ? (int) addend == (int) meaning.get().offset()
                        : addend == meaning.get().offset());
    }

    /** What stands in a field has been compared by what it means. */
    private void accept(Field field) {
        System.arraycopy(actual, field.at(), expected, field.at(), field.size());
    }

    private void bury(Field field, long tombstone) {
        boolean isLittle = bytes.order().equals(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < field.size(); i++) {
            int shift = 8 * (isLittle ? i : field.size() - 1 - i);
            expected[field.at() + i] = (byte) (tombstone >>> shift);
        }
    }
}
