package io.github.retrobpf.rewriter.testing.mutation;

import io.github.retrobpf.rewriter.testing.Linking;
import io.github.retrobpf.rewriter.validate.link.LinkDeclaration;
import io.github.retrobpf.rewriter.validate.link.LinkDeclaration.Asked;
import io.github.retrobpf.rewriter.validate.link.LinkDeclaration.Gone;
import io.github.retrobpf.rewriter.validate.link.LinkDeclaration.Placed;
import io.github.retrobpf.rewriter.validate.link.LinkDeclaration.Why;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lets a linker say what is not so: nothing of a declaration is to be believed. */
final class LinkMutations {
    private final List<Lie> lies = new ArrayList<>();
    private final LinkDeclaration truth;

    /** A declaration that does not fit. */
    record Lie(Kind kind, String place, LinkDeclaration declaration) {}

    private LinkMutations(LinkDeclaration truth) {
        this.truth = truth;
    }

    static List<Lie> of(Linking linking) {
        LinkMutations mutations = new LinkMutations(linking.declaration());
        mutations.sections();
        mutations.types(linking);
        mutations.asked();
        return mutations.lies;
    }

    private void add(String text, Object place, LinkDeclaration declaration) {
        lies.add(new Lie(new Kind("declaration", text), place.toString(), declaration));
    }

    private void sections() {
        for (int i = 0; i < truth.sections().size(); i++) {
            Placed old = truth.sections().get(i);
            for (int step : new int[] {-8, 1, 8}) {
                section("a section elsewhere", i, with(old, old.base() + step, old.isCopy(), old.gone()));
            }
            section(
                    "a section of another input",
                    i,
                    new Placed(old.input() + 1, old.section(), old.base(), old.isCopy(), old.gone()));
            section("a copy is none, or the other way round", i, with(old, old.base(), !old.isCopy(), old.gone()));
            for (Why why : Why.values()) {
                section("something is left out", i, with(old, old.base(), old.isCopy(), List.of(new Gone(0, 8, why))));
            }
            List<Placed> without = new ArrayList<>(truth.sections());
            without.remove(i);
            add("a section has no place", old, new LinkDeclaration(without, truth.types(), truth.asked()));
        }
    }

    private static Placed with(Placed old, long base, boolean isCopy, List<Gone> gone) {
        return new Placed(old.input(), old.section(), base, isCopy, gone);
    }

    private void section(String text, int index, Placed section) {
        List<Placed> sections = new ArrayList<>(truth.sections());
        if (!sections.set(index, section).equals(section)) {
            add(text, section, new LinkDeclaration(sections, truth.types(), truth.asked()));
        }
    }

    private void types(Linking linking) {
        truth.types().forEach((input, ids) -> {
            for (int id = 1; id < ids.length; id += 7) {
                int old = id;
                for (int other : new int[] {0, ids[id] + 1, ids[id] - 1}) {
                    int[] changed = ids.clone();
                    changed[id] = other;
                    Map<Integer, int[]> types = new HashMap<>(truth.types());
                    types.put(input, changed);
                    boolean isChanged = changed[old] != ids[old] && changed[old] >= 0;
                    if (isChanged) {
                        add(
                                other == 0 ? "a type is gone" : "another type stands for one",
                                linking.inputs().get(input).elf().name() + " [" + old + "]",
                                new LinkDeclaration(truth.sections(), types, truth.asked()));
                    }
                }
            }
        });
        add("no types", "", new LinkDeclaration(truth.sections(), Map.of(), truth.asked()));
    }

    private void asked() {
        Asked asked = truth.asked();
        asked("DWARF was to be kept, or not", !asked.keepsDebug(), asked.pathPrefixes());
        asked("paths were to be others", asked.keepsDebug(), List.of(new LinkDeclaration.PathPrefix("", "elsewhere/")));
    }

    private void asked(String text, boolean keepsDebug, List<LinkDeclaration.PathPrefix> prefixes) {
        Asked old = truth.asked();
        add(
                text,
                "",
                new LinkDeclaration(
                        truth.sections(),
                        truth.types(),
                        new Asked(keepsDebug, old.collectsGarbage(), old.allowsIdentical(), prefixes)));
    }
}
