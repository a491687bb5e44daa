package io.github.retrobpf.rewriter.testing.mutation;

import io.github.retrobpf.elf.build.ElfBuilder;
import io.github.retrobpf.elf.build.RelocationEdit;
import io.github.retrobpf.elf.build.SectionId;
import io.github.retrobpf.elf.format.BpfRelocation;
import io.github.retrobpf.elf.model.Relocation;
import io.github.retrobpf.elf.model.RelocationTable;
import io.github.retrobpf.elf.model.Section;
import io.github.retrobpf.elf.model.SectionData;
import io.github.retrobpf.elf.model.Symbol;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Changes relocations: where they are, what they are, what they name. */
final class RelocationMutations implements Layer {
    private static final int[] TYPES = {
        BpfRelocation.NONE,
        BpfRelocation.R_BPF_64_64,
        BpfRelocation.R_BPF_64_ABS64,
        BpfRelocation.R_BPF_64_ABS32,
        BpfRelocation.R_BPF_64_NODYLD32,
        BpfRelocation.R_BPF_64_32
    };

    @Override
    public void collect(Subject subject, Mutants mutants) {
        for (Section section : subject.elf().sections()) {
            if (section.data() instanceof SectionData.Relocations data) {
                String of = of(subject, data.table());
                for (int i = 0; i < data.table().count(); i++) {
                    fields(subject, section, data.table(), i, of, mutants);
                    entries(subject, section, i, of, mutants);
                }
            }
        }
    }

    private static String of(Subject subject, RelocationTable table) {
        Section target = subject.elf().section(table.target());
        if (Subject.isCode(target)) {
            return " (code)";
        }
        return target.name().startsWith(".debug_") ? " (debug info)" : " (data)";
    }

    private static void fields(
            Subject subject, Section section, RelocationTable table, int i, String of, Mutants mutants) {
        int at = subject.start(section) + i * table.entrySize();
        Relocation relocation = table.get(i);
        String place = section.name() + " entry " + i;
        for (int distance : new int[] {-8, 8, 16, 1}) {
            mutants.add(
                    "moved" + of,
                    () -> place,
                    () -> subject.patch()
                            .u64(at, relocation.offset() + distance)
                            .bytes());
        }
        for (int type : TYPES) {
            mutants.add(
                    "of another type" + of,
                    () -> place + " type " + type,
                    () -> subject.patch()
                            .u64(at + 8, (long) relocation.symbol() << 32 | type)
                            .bytes());
        }
        Symbol old = subject.symbols().get(relocation.symbol());
        for (int symbol = 1; symbol < subject.symbols().count(); symbol++) {
            int chosen = symbol;
            Symbol other = subject.symbols().get(symbol);
            String how = other.type() == old.type() && other.shndx() == old.shndx() ? "a neighbour" : "another symbol";
            mutants.add(
                    "names " + how + of,
                    () -> place + " symbol " + chosen,
                    () -> subject.patch()
                            .u64(at + 8, (long) chosen << 32 | relocation.type())
                            .bytes());
        }
    }

    private static void entries(Subject subject, Section section, int i, String of, Mutants mutants) {
        String place = section.name() + " entry " + i;
        mutants.add("lost" + of, () -> place, edit(subject, section, entries -> entries.remove(i)));
        mutants.add("doubled" + of, () -> place, edit(subject, section, entries -> entries.add(i, entries.get(i))));
        mutants.add("extra, of the next instruction" + of, () -> place, edit(subject, section, entries -> {
            RelocationEdit r = entries.get(i);
            entries.add(i + 1, new RelocationEdit(r.offset() + 8, r.type(), r.symbol(), r.addend()));
        }));
        if (i > 0) {
            mutants.add("two swapped" + of, () -> place, edit(subject, section, entries -> {
                RelocationEdit r = entries.remove(i);
                entries.add(i - 1, r);
            }));
        }
    }

    private static Making edit(Subject subject, Section section, Consumer<List<RelocationEdit>> change) {
        return () -> {
            ElfBuilder elf = subject.edit();
            SectionId id = elf.section(section.index());
            List<RelocationEdit> entries = new ArrayList<>(elf.relocations(id));
            change.accept(entries);
            elf.setRelocations(id, entries);
            return elf.toBytes();
        };
    }
}
