package io.github.retrobpf.rewriter.link.comparison;

import io.github.retrobpf.btf.model.BtfKind;
import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.model.SecVar;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.elf.model.Symbol;
import io.github.retrobpf.rewriter.object.BpfObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** DATASECs: the same variables, at the places where they are. */
final class DataSectionComparison {
    private record Entry(int key, String name, long offset, long size) {}

    private static final class Contents {
        private final List<Entry> entries = new ArrayList<>();
        private long size;

        @Override
        public String toString() {
            entries.sort(Comparator.comparingLong(Entry::offset).thenComparing(Entry::name));
            return size + " bytes, " + entries;
        }
    }

    private final BpfObject theirs;
    private final BpfObject ours;
    private final TypeKeys keys;
    private final Places places;
    private final Definitions definitions;
    private final Differences found;

    DataSectionComparison(
            BpfObject theirs,
            BpfObject ours,
            TypeKeys keys,
            Places places,
            Definitions definitions,
            Differences found) {
        this.theirs = theirs;
        this.ours = ours;
        this.keys = keys;
        this.places = places;
        this.definitions = definitions;
        this.found = found;
    }

    void compare() {
        Map<String, Contents> expected = expected();
        Map<String, Contents> actual = actual();
        if (!expected.toString().equals(actual.toString())) {
            found.add("DATASECs " + expected + " and " + actual);
        }
    }

    private Map<String, Contents> actual() {
        Map<String, Contents> sections = new TreeMap<>();
        Btf btf = ours.btf().orElseThrow();
        for (int id = 1; id < btf.endId(); id++) {
            if (btf.kind(id) == BtfKind.DATASEC) {
                BtfType.DataSec section = (BtfType.DataSec) btf.get(id);
                Contents contents = new Contents();
                contents.size = section.size();
                section.variables()
                        .forEach(v -> contents.entries.add(
                                new Entry(keys.ours(v.type()), btf.name(v.type()), v.offset(), v.size())));
                if (sections.put(btf.name(id), contents) != null) {
                    found.add("two DATASECs " + btf.name(id));
                }
            }
        }
        return sections;
    }

    /** What theirs says, in our places. */
    private Map<String, Contents> expected() {
        Map<String, Contents> sections = new TreeMap<>();
        Btf btf = theirs.btf().orElseThrow();
        for (int id = 1; id < btf.endId(); id++) {
            if (btf.kind(id) == BtfKind.DATASEC) {
                BtfType.DataSec section = (BtfType.DataSec) btf.get(id);
                String name = btf.name(id);
                boolean isWhole = section.size() == places.theirSize(name);
                Contents contents = sections.computeIfAbsent(name, n -> new Contents());
                contents.size = isWhole ? places.ourSize(name) : section.size();
                section.variables().forEach(v -> expect(name, v, sections));
            }
        }
        sections.keySet().removeIf(name -> places.theirSize(name) > 0 && places.ourSize(name) == 0);
        return sections;
    }

    private void expect(String section, SecVar variable, Map<String, Contents> sections) {
        String name = theirs.btf().orElseThrow().name(variable.type());
        int key = keys.theirs(variable.type());
        Optional<String> loser = places.loser(section, variable.offset());
        boolean isWhereDeclared = definitions.isDeclaredFirst(name)
                && definitions.isDefined(name)
                && variable.offset() == 0
                && winner(name).value() != 0;
        if (loser.isEmpty() && !isWhereDeclared) {
            long offset = places.ours(section, variable.offset()).orElseThrow();
            contents(section, sections).entries.add(new Entry(key, name, offset, variable.size()));
        } else if (isWhereDeclared || loser.get().equals(name)) {
            // It stands where a declaration or the definition that lost did; the symbol tells where the other one is.
            Symbol winner = winner(name);
            String home = theirs.elf().section(winner.shndx()).name();
            long offset = places.ours(home, winner.value()).orElseThrow();
            contents(home, sections).entries.add(new Entry(key, name, offset, winner.size()));
            found.explain(Improvement.OFFSETS_OF_WINNERS);
        } else {
            found.add("theirs has '" + name + "' where '" + loser.get() + "' was");
        }
    }

    private Symbol winner(String name) {
        return Definitions.symbols(theirs.elf())
                .filter(s -> !s.isLocal() && s.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Contents contents(String section, Map<String, Contents> sections) {
        return sections.computeIfAbsent(section, n -> new Contents());
    }
}
