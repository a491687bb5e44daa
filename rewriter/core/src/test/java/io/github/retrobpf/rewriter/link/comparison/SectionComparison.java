package io.github.retrobpf.rewriter.link.comparison;

import io.github.retrobpf.elf.format.SectionType;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.model.ElfFile;
import io.github.retrobpf.elf.model.Section;
import io.github.retrobpf.elf.model.Symbol;
import io.github.retrobpf.rewriter.testing.HeldTypeIds;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/** Sections: the same ones in the same order, the same bytes in them, and every reference means the same. */
final class SectionComparison {
    private final ElfFile theirs;
    private final ElfFile ours;
    private final OtherSide side;
    private final Places places;
    private final Differences found;

    SectionComparison(ElfFile theirs, ElfFile ours, OtherSide side, Places places, Differences found) {
        this.theirs = theirs;
        this.ours = ours;
        this.side = side;
        this.places = places;
        this.found = found;
    }

    void compare() throws MalformedInputException {
        List<String> names = places.sections();
        // A section that lost all its bodies is no section any more.
        List<String> ourNames = names.stream()
                .filter(n -> places.ourSize(n) > 0 || places.theirSize(n) == 0)
                .toList();
        if (!contents(theirs).equals(names) || !contents(ours).equals(ourNames)) {
            found.add("sections " + contents(theirs) + " and " + contents(ours) + " of " + names);
            return;
        }
        for (String name : names) {
            Section their = theirs.section(name).orElseThrow();
            Optional<Section> our = ours.section(name);
            if (our.isPresent()) {
                compare(their, our.get());
            }
            if (places.theirSize(name) != places.ourSize(name)) {
                found.explain(Improvement.LOSING_BODIES);
            }
        }
    }

    private static List<String> contents(ElfFile elf) {
        return elf.sections().stream()
                .filter(Places::isContent)
                .map(Section::name)
                .toList();
    }

    private void compare(Section their, Section our) throws MalformedInputException {
        String name = their.name();
        if (describe(their, places.theirSize(name)).equals(describe(our, places.ourSize(name)))
                && their.header().size() == places.theirSize(name)
                && our.header().size() == places.ourSize(name)) {
            compareContents(their, our);
        } else {
            found.add(describe(their, their.header().size()) + " and "
                    + describe(our, our.header().size()));
        }
    }

    private static String describe(Section section, long size) {
        return section.name() + ": " + section.type() + ", flags "
                + section.header().flags() + ", alignment "
                + section.header().alignment() + ", entries of "
                + section.header().entrySize() + (size > 0 ? "" : ", empty");
    }

    private void compareContents(Section their, Section our) throws MalformedInputException {
        SortedMap<Long, Site> theirSites = Site.of(theirs, their, side);
        SortedMap<Long, Site> ourSites = Site.of(ours, our, OtherSide.same(ours));
        compareSites(their.name(), theirSites, ourSites);
        if (their.type() != SectionType.NOBITS
                && theirs.header().order() == ours.header().order()) {
            byte[] expected = new byte[(int) places.ourSize(their.name())];
            byte[] bytes = blank(their, theirSites);
            for (int at = 0; at < bytes.length; at++) {
                OptionalLong moved = places.ours(their.name(), at);
                if (moved.isPresent()) {
                    expected[(int) moved.getAsLong()] = bytes[at];
                }
            }
            byte[] actual = blank(our, ourSites);
            followTypeIds(our, expected, actual);
            int differs = Arrays.mismatch(expected, actual);
            if (differs >= 0) {
                found.add(their.name() + ": the byte at " + differs + " of ours differs");
            }
        }
    }

    /** bpftool leaves the ids of its inputs in instructions. */
    private void followTypeIds(Section our, byte[] expected, byte[] actual) throws MalformedInputException {
        for (int at : HeldTypeIds.of(ours, our)) {
            if (Arrays.mismatch(expected, at, at + 4, actual, at, at + 4) >= 0) {
                found.explain(Improvement.TYPE_IDS);
                Arrays.fill(expected, at, at + 4, (byte) 0);
                Arrays.fill(actual, at, at + 4, (byte) 0);
            }
        }
    }

    /** The bytes, with 0 wherever a linker writes a number. */
    private static byte[] blank(Section section, Map<Long, Site> sites) {
        byte[] bytes = section.data().bytes().toByteArray();
        sites.values().forEach(s -> Arrays.fill(bytes, (int) s.field(), (int) s.field() + s.width(), (byte) 0));
        return bytes;
    }

    private void compareSites(String section, SortedMap<Long, Site> their, SortedMap<Long, Site> our) {
        SortedMap<Long, Site> expected = new TreeMap<>();
        their.forEach((at, site) -> places.ours(section, at)
                .ifPresent(moved -> expected.put(moved, moved(site, moved - at + site.field()))));
        if (!expected.equals(our)) {
            expected.entrySet().stream()
                    .filter(e -> !e.getValue().equals(our.get(e.getKey())))
                    .forEach(e -> found.add(section + "+" + e.getKey() + ": theirs names " + e.getValue() + ", ours "
                            + our.get(e.getKey())));
            our.keySet().stream()
                    .filter(at -> !expected.containsKey(at))
                    .forEach(at -> found.add(section + "+" + at + ": only ours names " + our.get(at)));
        }
    }

    /** The site as it has to be in ours: who names what lost by its place means the winner. */
    private Site moved(Site site, long field) {
        if (site.isExtern()) {
            return site.moved(field, site.name(), site.offset());
        }
        OptionalLong target = places.ours(site.name(), site.offset());
        if (target.isPresent()) {
            return site.moved(field, site.name(), target.getAsLong());
        }
        found.explain(Improvement.LOSING_BODIES);
        String winner = places.loser(site.name(), site.offset()).orElseThrow();
        Symbol symbol = Definitions.symbols(ours)
                .filter(s -> !s.isLocal() && s.name().equals(winner))
                .findFirst()
                .orElseThrow();
        return site.moved(
                field,
                ours.section(symbol.shndx()).name(),
                symbol.value() + places.intoLoser(site.name(), site.offset()));
    }
}
