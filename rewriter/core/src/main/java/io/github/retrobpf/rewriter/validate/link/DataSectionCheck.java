package io.github.retrobpf.rewriter.validate.link;

import io.github.retrobpf.btf.model.BtfKind;
import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.model.Extra;
import io.github.retrobpf.btf.model.Linkage;
import io.github.retrobpf.btf.model.SecVar;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.elf.model.ElfFile;
import io.github.retrobpf.elf.model.Section;
import io.github.retrobpf.elf.model.Symbol;
import io.github.retrobpf.rewriter.validate.Findings;
import io.github.retrobpf.rewriter.validate.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Compares DATASECs: each variable where its bytes are, in the order of their places. */
final class DataSectionCheck {
    /** What clang puts declarations in that name no section; loaders do not know it. */
    private static final String EXTERN = ".extern";

    private final List<LinkedInput> inputs;
    private final ElfFile elf;
    private final Btf output;
    private final LinkDeclaration declared;
    private final Resolution resolution;
    private final Places places;
    private final Findings findings;
    /** Many DATASECs may name one section. */
    private final Map<Home, Map<String, Symbol>> symbols = new HashMap<>();

    private record Home(LinkedInput input, int section) {}

    DataSectionCheck(
            List<LinkedInput> inputs,
            ElfFile elf,
            Btf output,
            LinkDeclaration declared,
            Resolution resolution,
            Places places,
            Findings findings) {
        this.inputs = inputs;
        this.elf = elf;
        this.output = output;
        this.declared = declared;
        this.resolution = resolution;
        this.places = places;
        this.findings = findings;
    }

    /** Compares all of them, which {@code types} then need not explain. */
    void check(TypeCheck types) {
        Map<String, List<SecVar>> expected = expected();
        Set<String> found = new HashSet<>();
        for (int id = 1; id < output.endId(); id++) {
            if (output.kind(id) == BtfKind.DATASEC
                    && expected.containsKey(output.name(id))
                    && found.add(output.name(id))) {
                types.explain(id);
                check((BtfType.DataSec) output.get(id), expected.getOrDefault(output.name(id), List.of()));
            }
        }
        expected.forEach((name, variables) -> {
            if (!variables.isEmpty() && !found.contains(name)) {
                findings.add(Place.of("DATASEC '", name, "'"), variables.size() + " variables", "no such type");
            }
        });
    }

    private void check(BtfType.DataSec section, List<SecVar> expected) {
        String name = output.string(section.name());
        Place place = Place.of("DATASEC '", name, "'");
        long size = elf.section(name)
                .filter(s -> Roles.isContent(s, true))
                .map(s -> s.header().size())
                .orElse(0L);
        findings.compare(Place.of(place, ", bytes"), size & 0xffffffffL, section.size());
        if (!section.extra().equals(Extra.NONE)) {
            findings.add(place, "nothing beside its variables", section.extra().toString());
        }
        List<SecVar> variables = new ArrayList<>(section.variables());
        Comparator<SecVar> byPlace = Comparator.comparingLong(SecVar::offset);
        for (int i = 1; i < variables.size(); i++) {
            if (byPlace.compare(variables.get(i - 1), variables.get(i)) > 0) {
                findings.add(place, "variables by their places", "variable " + i + " before the one in front of it");
            }
        }
        // Those of .ksyms and .kconfig all stand at 0.
        Comparator<SecVar> total = byPlace.thenComparingInt(SecVar::type).thenComparingLong(SecVar::size);
        variables.sort(total);
        expected.sort(total);
        findings.compare(Place.of(place, ", variables"), expected.size(), variables.size());
        for (int i = 0; i < Math.min(expected.size(), variables.size()); i++) {
            if (!expected.get(i).equals(variables.get(i))) {
                findings.add(place, describe(expected.get(i)), describe(variables.get(i)));
            }
        }
    }

    private String describe(SecVar variable) {
        return "'" + output.name(variable.type()) + "' [" + variable.type() + "] at 0x"
                + Long.toHexString(variable.offset()) + ", " + variable.size() + " bytes";
    }

    private Map<String, List<SecVar>> expected() {
        Map<String, List<SecVar>> all = new LinkedHashMap<>();
        Set<Integer> listed = new HashSet<>();
        for (LinkedInput input : inputs) {
            Btf btf = input.btf().orElse(null);
            for (int id = 1; btf != null && id < btf.endId(); id++) {
                if (btf.kind(id) == BtfKind.DATASEC && !btf.name(id).equals(EXTERN)) {
                    List<SecVar> variables = all.computeIfAbsent(btf.name(id), n -> new ArrayList<>());
                    add(input, btf, (BtfType.DataSec) btf.get(id), listed, variables);
                }
            }
        }
        return all;
    }

    private void add(LinkedInput input, Btf btf, BtfType.DataSec section, Set<Integer> listed, List<SecVar> variables) {
        Optional<Section> home = input.elf().section(btf.string(section.name()));
        // It goes with a section that has no place in the output.
        if (home.filter(s -> !input.isContent(s.index())).isPresent()) {
            return;
        }
        Map<String, Symbol> own = home.map(
                        h -> symbols.computeIfAbsent(new Home(input, h.index()), k -> symbols(input, h)))
                .orElse(Map.of());
        int[] ids = declared.types().getOrDefault(input.index(), new int[0]);
        for (SecVar variable : section.variables()) {
            int id = ids[variable.type()];
            if (id == 0 || isElsewhere(input, btf, variable) || listed.contains(id)) {
                continue;
            }
            boolean isGlobal = DeclaredTypes.linkage(btf, variable.type()) == Linkage.GLOBAL;
            Symbol symbol = isGlobal ? own.get(btf.name(variable.type())) : null;
            long offset = symbol == null ? variable.offset() : symbol.value();
            Optional<Long> place = home.isEmpty()
                    ? Optional.of(variable.offset())
                    : places.at(input, home.get(), offset).map(Spot::offset);
            listed.add(id);
            place.ifPresent(p -> variables.add(new SecVar(id, p & 0xffffffffL, variable.size())));
        }
    }

    /** Whether another input's DATASEC lists it: the one that defines it, or else the first that declares it. */
    private boolean isElsewhere(LinkedInput input, Btf btf, SecVar variable) {
        return DeclaredTypes.linkage(btf, variable.type()) == Linkage.EXTERN
                && resolution
                        .named(btf.name(variable.type()))
                        .map(GlobalName::winner)
                        .filter(w -> w.isDefinition() || w.input() != input)
                        .isPresent();
    }

    private static Map<String, Symbol> symbols(LinkedInput input, Section section) {
        Map<String, Symbol> symbols = new HashMap<>();
        for (Symbol symbol : input.symbols()) {
            if (symbol.shndx() == section.index() && !symbol.isLocal()) {
                symbols.putIfAbsent(symbol.name(), symbol);
            }
        }
        return symbols;
    }
}
