package io.github.retrobpf.rewriter.validate.link;

import io.github.retrobpf.elf.format.SymbolType;
import io.github.retrobpf.elf.model.Section;
import io.github.retrobpf.rewriter.validate.Findings;
import io.github.retrobpf.rewriter.validate.Place;
import io.github.retrobpf.rewriter.validate.link.LinkDeclaration.Gone;
import io.github.retrobpf.rewriter.validate.link.LinkDeclaration.Placed;
import io.github.retrobpf.rewriter.validate.link.LinkDeclaration.Why;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether what is declared of sections can be: everything that counts has a place of its own, and only what may go is gone. */
final class PlacementCheck {
    private final List<LinkedInput> inputs;
    private final Resolution resolution;
    private final Bodies bodies;
    private final LinkDeclaration declared;
    private final Findings findings;
    private final Map<Home, Placed> placed = new HashMap<>();

    private record Home(int input, int section) {}

    PlacementCheck(
            List<LinkedInput> inputs,
            Resolution resolution,
            Bodies bodies,
            LinkDeclaration declared,
            Findings findings) {
        this.inputs = inputs;
        this.resolution = resolution;
        this.bodies = bodies;
        this.declared = declared;
        this.findings = findings;
    }

    /**
     * Checks everything.
     *
     * @return what each section of the output consists of, in the order in which the inputs mention it; empty where what is
     *     declared makes no sense
     */
    Map<String, List<Placed>> check() {
        int before = findings.count();
        declared.sections().forEach(this::add);
        Map<String, List<Placed>> bySection = new LinkedHashMap<>();
        for (LinkedInput input : inputs) {
            for (Section section : input.elf().sections()) {
                if (input.isContent(section.index())) {
                    check(input, section)
                            .ifPresent(p -> bySection
                                    .computeIfAbsent(section.name(), n -> new ArrayList<>())
                                    .add(p));
                }
            }
        }
        bySection.values().forEach(this::checkOrder);
        bySection.values().removeIf(this::isBare);
        return findings.count() == before ? bySection : Map.of();
    }

    /** Whether nothing is left of a section, not even a name. Loaders have no use for it, and the output does not have it. */
    private boolean isBare(List<Placed> sections) {
        boolean isBare = sections.stream().anyMatch(s -> !s.gone().isEmpty());
        for (Placed placed : sections) {
            LinkedInput input = inputs.get(placed.input());
            long size = input.elf().section(placed.section()).header().size();
            long gone =
                    placed.gone().stream().mapToLong(g -> g.end() - g.start()).sum();
            isBare &= gone == size;
            // All bytes are gone: only what stands behind the last one is not.
            isBare &= input.symbols().stream()
                    .noneMatch(
                            s -> s.shndx() == placed.section() && s.type() != SymbolType.SECTION && s.value() >= size);
        }
        return isBare;
    }

    private void add(Placed section) {
        boolean isKnown = section.input() >= 0
                && section.input() < inputs.size()
                && section.section() >= 0
                && section.section()
                        < inputs.get(section.input()).elf().sections().size();
        if (!isKnown || !inputs.get(section.input()).isContent(section.section())) {
            findings.add(Place.of("the declaration"), "no place for " + section, "one");
        } else if (placed.put(new Home(section.input(), section.section()), section) != null) {
            findings.add(place(section), "one place", "two");
        }
    }

    private Place place(Placed section) {
        LinkedInput input = inputs.get(section.input());
        return place(input, input.elf().section(section.section()));
    }

    private static Place place(LinkedInput input, Section section) {
        return Place.of(input.name(), ":", section.name());
    }

    /** The place of a section that stands in the output itself. */
    private Optional<Placed> check(LinkedInput input, Section section) {
        Placed place = placed.get(new Home(input.index(), section.index()));
        Resolution.Holder original = resolution.original(input, section);
        if (place == null) {
            if (original != null || !declared.asked().collectsGarbage() || !Roles.mayBeGarbage(section)) {
                findings.add(place(input, section), "a place for it", "none");
            }
            return Optional.empty();
        }
        if (place.isCopy() != (original != null)) {
            findings.compare(
                    place(input, section), original == null ? "its own bytes" : "those of the first", "others");
            return Optional.empty();
        }
        if (original != null) {
            checkCopy(place, section, original);
            return Optional.empty();
        }
        checkGone(place, input, section);
        return Optional.of(place);
    }

    private void checkCopy(Placed place, Section section, Resolution.Holder original) {
        Placed first =
                placed.get(new Home(original.input().index(), original.section().index()));
        boolean isSame =
                section.data().bytes().sameBytes(original.section().data().bytes())
                        && section.header().size()
                                == original.section().header().size();
        if (first == null || place.base() != first.base() || !place.gone().isEmpty() || !isSame) {
            findings.add(place(place), "what " + original.input().name() + " has, in its place", "something else");
        }
    }

    private void checkGone(Placed place, LinkedInput input, Section section) {
        long alignment = Math.max(1, section.header().alignment());
        long end = 0;
        for (Gone gone : place.gone()) {
            boolean isRun = gone.start() >= end
                    && gone.end() > gone.start()
                    && gone.end() <= section.header().size();
            if (!isRun || (gone.end() - gone.start()) % alignment != 0) {
                findings.add(place(place), "runs of bytes that keep the alignment of the rest", gone.toString());
                return;
            }
            end = gone.end();
            if (!mayGo(gone, input, section, alignment)) {
                findings.add(
                        Place.of(place(place), "+0x", Long.toHexString(gone.start())),
                        "these bytes",
                        "none, for " + gone.why());
            }
        }
        checkLost(place, input, section, alignment);
    }

    /** Only what the alignment asks for may go with a body, or stay of it. */
    private boolean mayGo(Gone gone, LinkedInput input, Section section, long alignment) {
        if (gone.why() == Why.GARBAGE && !(declared.asked().collectsGarbage() && Roles.mayBeGarbage(section))) {
            return false;
        }
        Optional<Bodies.Body> body = bodies.at(input, section, gone.start());
        boolean isBody = body.filter(b -> b.start() == gone.start()
                        && gone.end() - b.end() < alignment
                        && (gone.why() == Why.GARBAGE || b.lost().isPresent()))
                .isPresent();
        // The first byte behind the body that another one takes.
        return isBody
                && (gone.end() <= body.get().end()
                        || next(input, section, body.get().end()) >= gone.end());
    }

    private long next(LinkedInput input, Section section, long from) {
        List<Bodies.Body> all = bodies.of(input, section);
        int low = 0;
        int high = all.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (all.get(middle).start() < from) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < all.size() ? all.get(low).start() : Long.MAX_VALUE;
    }

    /** Bodies that lost are gone: left behind, they would be functions without names, whose records mislead loaders. */
    private void checkLost(Placed place, LinkedInput input, Section section, long alignment) {
        Map<Long, Gone> byStart = new HashMap<>();
        place.gone().forEach(g -> byStart.put(g.start(), g));
        for (Bodies.Body body : bodies.of(input, section)) {
            Gone gone = byStart.get(body.start());
            long left = body.end() - (gone == null ? body.start() : gone.end());
            if (body.lost().isPresent() && left >= alignment) {
                findings.add(
                        Place.of(place(place), "+0x", Long.toHexString(body.start())),
                        "nothing of '" + body.lost().get().name() + "', which lost",
                        left + " bytes");
            }
        }
    }

    /** One behind the other, in the order of the inputs, each as soon as the alignment allows. */
    private void checkOrder(List<Placed> sections) {
        long end = 0;
        long alignment = 1;
        for (Placed section : sections) {
            Section own = inputs.get(section.input()).elf().section(section.section());
            alignment = Math.max(alignment, own.header().alignment());
            long expected = (end + alignment - 1) & -alignment;
            findings.compare(Place.of(place(section), ", offset in the output"), expected, section.base());
            long gone =
                    section.gone().stream().mapToLong(g -> g.end() - g.start()).sum();
            end = expected + own.header().size() - gone;
        }
    }
}
