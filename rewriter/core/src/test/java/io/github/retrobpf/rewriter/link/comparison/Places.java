package io.github.retrobpf.rewriter.link.comparison;

import io.github.retrobpf.elf.format.SectionType;
import io.github.retrobpf.elf.model.ElfFile;
import io.github.retrobpf.elf.model.Section;
import io.github.retrobpf.elf.model.Symbol;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Where each byte of the inputs has to stand in both outputs, reckoned from the inputs alone. The one difference: bodies of
 * definitions that lost, which bpftool leaves where they are.
 */
final class Places {
    /** What is gone, by its offset in the input's section. */
    private record Cut(long start, long end, String symbol) {}

    private record Part(long theirs, long ours, long size, List<Cut> cuts) {
        long ours(long inside) {
            long cut = cuts.stream()
                    .filter(c -> c.end <= inside)
                    .mapToLong(c -> c.end - c.start)
                    .sum();
            return ours + inside - cut;
        }
    }

    private static final class Sizes {
        private long theirs;
        private long ours;
        private long alignment = 1;
    }

    /** Of a section that every input has the same of, one copy is enough. */
    private static final Set<String> COPIES = Set.of("license", "version");

    private final Map<String, List<Part>> parts = new LinkedHashMap<>();
    private final Map<String, Sizes> sizes = new HashMap<>();

    private Places() {}

    static Places of(List<ElfFile> inputs, Definitions definitions) {
        Places places = new Places();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < inputs.size(); i++) {
            for (Section section : inputs.get(i).sections()) {
                boolean isCopy = COPIES.contains(section.name()) && !seen.add(section.name());
                if (isContent(section) && !isCopy) {
                    places.add(section, cuts(inputs.get(i), i, section, definitions));
                }
            }
        }
        return places;
    }

    /** For two files that have the same at the same places. */
    static Places same(ElfFile elf) {
        Places places = new Places();
        elf.sections().stream().filter(Places::isContent).forEach(section -> places.add(section, List.of()));
        return places;
    }

    /** Whether bytes of a section go into the output. */
    static boolean isContent(Section section) {
        String name = section.name();
        boolean hasBytes = section.type() == SectionType.PROGBITS || section.type() == SectionType.NOBITS;
        boolean isEmptyText = name.equals(".text") && section.header().size() == 0;
        return hasBytes && !isEmptyText && !name.startsWith(".debug") && !name.startsWith(".BTF");
    }

    private void add(Section section, List<Cut> cuts) {
        Sizes size = sizes.computeIfAbsent(section.name(), n -> new Sizes());
        size.alignment = Math.max(size.alignment, section.header().alignment());
        Part part = new Part(
                up(size.theirs, size.alignment),
                up(size.ours, size.alignment),
                section.header().size(),
                cuts);
        parts.computeIfAbsent(section.name(), n -> new ArrayList<>()).add(part);
        size.theirs = part.theirs + part.size;
        size.ours = part.ours(part.size);
    }

    private static long up(long size, long alignment) {
        return (size + alignment - 1) / alignment * alignment;
    }

    /** As much of each body that lost as can go without moving what follows off its alignment. */
    private static List<Cut> cuts(ElfFile elf, int input, Section section, Definitions definitions) {
        List<Symbol> bodies = Definitions.bodies(elf, section.index());
        long alignment = Math.max(1, section.header().alignment());
        List<Cut> cuts = new ArrayList<>();
        for (int i = 0; i < bodies.size(); i++) {
            Symbol body = bodies.get(i);
            if (definitions.isLost(input, body)) {
                long next = i + 1 < bodies.size()
                        ? bodies.get(i + 1).value()
                        : section.header().size();
                long end = body.value() + body.size();
                end = next - end < alignment ? next : end;
                long length = (end - body.value()) / alignment * alignment;
                if (length > 0) {
                    cuts.add(new Cut(body.value(), body.value() + length, body.name()));
                }
            }
        }
        return cuts;
    }

    /** Sections in the order in which the inputs name them. */
    List<String> sections() {
        return List.copyOf(parts.keySet());
    }

    long theirSize(String section) {
        return Optional.ofNullable(sizes.get(section)).map(s -> s.theirs).orElse(0L);
    }

    long ourSize(String section) {
        return Optional.ofNullable(sizes.get(section)).map(s -> s.ours).orElse(0L);
    }

    /** Where we have what bpftool has at an offset; empty where it is the body of a definition that lost. */
    OptionalLong ours(String section, long theirs) {
        Optional<Part> part = part(section, theirs);
        return part.isEmpty()
                ? OptionalLong.of(theirs)
                : loser(section, theirs).isPresent()
                        ? OptionalLong.empty()
                        : OptionalLong.of(part.get().ours(theirs - part.get().theirs));
    }

    /** What stood at an offset of bpftool's section and is gone. */
    Optional<String> loser(String section, long theirs) {
        return part(section, theirs)
                .flatMap(part -> part.cuts.stream()
                        .filter(c -> c.start <= theirs - part.theirs && theirs - part.theirs < c.end)
                        .findFirst())
                .map(Cut::symbol);
    }

    /** How far into the body that lost an offset of bpftool's section is. */
    long intoLoser(String section, long theirs) {
        Part part = part(section, theirs).orElseThrow();
        return part.cuts.stream()
                .filter(c -> c.start <= theirs - part.theirs && theirs - part.theirs < c.end)
                .mapToLong(c -> theirs - part.theirs - c.start)
                .findFirst()
                .orElseThrow();
    }

    private Optional<Part> part(String section, long theirs) {
        Part found = null;
        for (Part part : parts.getOrDefault(section, List.of())) {
            if (part.theirs <= theirs) {
                found = part;
            }
        }
        return Optional.ofNullable(found);
    }
}
