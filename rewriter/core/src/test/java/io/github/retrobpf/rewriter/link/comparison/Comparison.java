package io.github.retrobpf.rewriter.link.comparison;

import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.model.ElfFile;
import io.github.retrobpf.rewriter.object.BpfObject;
import io.github.retrobpf.rewriter.object.BpfObjectReader;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What bpftool and we made of the same inputs. Places of theirs are translated into places of ours first ({@link Places});
 * what is then left of differences has to have an {@link Improvement}.
 */
final class Comparison {
    private Comparison() {}

    static void compare(List<Specimen> inputs, byte[] theirs, byte[] ours, Differences found) {
        List<BpfObject> objects = inputs.stream().map(Specimen::object).toList();
        List<ElfFile> files = objects.stream().map(BpfObject::elf).toList();
        Definitions definitions = Definitions.of(files);
        BpfObject their;
        try {
            their = BpfObjectReader.read(theirs, "theirs.o");
        } catch (MalformedInputException e) {
            explainDamage(definitions, Objects.toString(e.getMessage()), found);
            return;
        }
        try {
            compare(
                    objects,
                    definitions,
                    Places.of(files, definitions),
                    their,
                    OtherSide.of(their, definitions),
                    BpfObjectReader.read(ours, "ours.o"),
                    found);
        } catch (MalformedInputException e) {
            found.add(Objects.toString(e.getMessage()));
        }
    }

    /** A variable that moves to another section makes bpftool write where other types are. */
    private static void explainDamage(Definitions definitions, String difference, Differences found) {
        if (definitions.isAnyContestedElsewhere()) {
            found.explain(Improvement.WEAK_IN_ANOTHER_SECTION);
        } else {
            found.add(difference);
        }
    }

    /** Of what we made of the same sources in another byte order. */
    static void compareOrders(byte[] little, byte[] big, Differences found) {
        Definitions none = Definitions.of(List.of());
        try {
            BpfObject one = BpfObjectReader.read(little, "little.o");
            BpfObject other = BpfObjectReader.read(big, "big.o");
            compare(List.of(), none, Places.same(one.elf()), one, OtherSide.same(one.elf()), other, found);
        } catch (MalformedInputException e) {
            found.add(Objects.toString(e.getMessage()));
        }
    }

    private static void compare(
            List<BpfObject> inputs,
            Definitions definitions,
            Places places,
            BpfObject theirs,
            OtherSide side,
            BpfObject ours,
            Differences found)
            throws MalformedInputException {
        new SectionComparison(theirs.elf(), ours.elf(), side, places, found).compare();
        SymbolComparison symbols = new SymbolComparison(theirs.elf(), ours.elf(), side, places, found);
        symbols.compare();
        if (theirs.btf().isEmpty() || ours.btf().isEmpty()) {
            if (theirs.btf().isPresent() || ours.btf().isPresent()) {
                found.add("only one has BTF");
            }
            return;
        }
        Btf their = theirs.btf().get();
        Btf our = ours.btf().get();
        Map<Integer, Integer> forwards = Forwards.of(their, our);
        TypeKeys keys = TypeKeys.of(their, our, forwards, symbols::original);
        List<Btf> tables = inputs.stream().flatMap(i -> i.btf().stream()).toList();
        new TypeComparison(tables, definitions, their, our, forwards, keys, found).compare(symbols.isAnyRenamed());
        Differences variables = new Differences();
        new DataSectionComparison(theirs, ours, keys, places, definitions, variables).compare();
        variables.explained().keySet().forEach(found::explain);
        variables.unexplained().forEach(difference -> explainDamage(definitions, difference, found));
        new RecordComparison(theirs, ours, keys, places, found).compare();
    }
}
