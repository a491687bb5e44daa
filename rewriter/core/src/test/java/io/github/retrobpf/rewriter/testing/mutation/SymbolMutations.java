package io.github.retrobpf.rewriter.testing.mutation;

import io.github.retrobpf.elf.build.ElfBuilder;
import io.github.retrobpf.elf.build.NewSymbol;
import io.github.retrobpf.elf.build.SectionId;
import io.github.retrobpf.elf.format.SectionIndex;
import io.github.retrobpf.elf.format.SymbolBinding;
import io.github.retrobpf.elf.format.SymbolType;
import io.github.retrobpf.elf.model.Section;
import io.github.retrobpf.elf.model.Symbol;
import io.github.retrobpf.rewriter.object.BpfFunction;
import java.util.List;

/** Changes symbols. */
final class SymbolMutations implements Layer {
    private static final int SIZE = 24;

    @Override
    public void collect(Subject subject, Mutants mutants) {
        Section table = subject.elf().symbolSection().orElseThrow();
        List<Integer> clones =
                subject.clones().stream().map(BpfFunction::symbol).toList();
        for (int i = 1; i < subject.symbols().count(); i++) {
            String of = clones.contains(i) ? " of a clone" : "";
            fields(subject, subject.start(table) + i * SIZE, i, of, mutants);
            structure(subject, i, of, mutants);
            if (i > 1) {
                int at = subject.start(table) + i * SIZE;
                mutants.add(
                        "symbol" + of + " swapped with the one before",
                        place(subject, i),
                        () -> subject.patch().swap(at - SIZE, at, SIZE).bytes());
            }
        }
        for (int step : new int[] {-1, 1}) {
            mutants.add(
                    "number of local symbols",
                    () -> "",
                    () -> subject.patch()
                            .u32(subject.headerOf(table) + 44, table.header().info() + step)
                            .bytes());
        }
        added(subject, mutants);
        names(subject, mutants);
    }

    private static java.util.function.Supplier<String> place(Subject subject, int i) {
        return () -> "symbol " + i + " '" + subject.symbols().get(i).name() + "'";
    }

    private static void fields(Subject subject, int at, int i, String of, Mutants mutants) {
        Symbol symbol = subject.symbols().get(i);
        Symbol other = subject.symbols().get(1 + i * 5 % (subject.symbols().count() - 1));
        mutants.add(
                "name" + of,
                place(subject, i),
                () -> subject.patch().u32(at, other.nameOffset()).bytes());
        mutants.add(
                "name cut at the front" + of,
                place(subject, i),
                () -> subject.patch().u32(at, symbol.nameOffset() + 1).bytes());
        for (int type : new int[] {0, 1, 2, 3, 4}) {
            mutants.add(
                    "type" + of,
                    place(subject, i),
                    () -> subject.patch()
                            .u8(at + 4, (symbol.info() & 0xf0) | type)
                            .bytes());
        }
        for (int binding : new int[] {0, 1, 2}) {
            mutants.add(
                    "binding" + of,
                    place(subject, i),
                    () -> subject.patch()
                            .u8(at + 4, (symbol.info() & 0xf) | (binding << 4))
                            .bytes());
        }
        for (int visibility : new int[] {0, 1, 2, 3}) {
            mutants.add(
                    "visibility" + of,
                    place(subject, i),
                    () -> subject.patch().u8(at + 5, visibility).bytes());
        }
        for (Section section : subject.elf().sections()) {
            mutants.add(
                    "section" + of,
                    place(subject, i),
                    () -> subject.patch().u16(at + 6, section.index()).bytes());
        }
        for (int distance : new int[] {-8, 8, 1}) {
            mutants.add(
                    "value" + of,
                    place(subject, i),
                    () -> subject.patch().u64(at + 8, symbol.value() + distance).bytes());
            mutants.add(
                    "size" + of,
                    place(subject, i),
                    () -> subject.patch().u64(at + 16, symbol.size() + distance).bytes());
        }
    }

    private static void structure(Subject subject, int i, String of, Mutants mutants) {
        Symbol symbol = subject.symbols().get(i);
        mutants.add("symbol" + of + " lost", place(subject, i), () -> {
            ElfBuilder elf = subject.edit();
            elf.remove(elf.symbol(i));
            return elf.toBytes();
        });
        if (SectionIndex.isSection(symbol.shndx())) {
            mutants.add(
                    "symbol" + of + " doubled",
                    place(subject, i),
                    () -> add(subject, symbol.name(), symbol.info(), symbol.shndx(), symbol.value(), symbol.size()));
            mutants.add(
                    "alias" + of,
                    place(subject, i),
                    () -> add(
                            subject,
                            symbol.name() + "_",
                            symbol.info(),
                            symbol.shndx(),
                            symbol.value(),
                            symbol.size()));
        }
    }

    private static void added(Subject subject, Mutants mutants) {
        for (Section section : subject.elf().sections()) {
            if (section.index() == 0) {
                continue;
            }
            for (SymbolType type : List.of(SymbolType.NOTYPE, SymbolType.OBJECT, SymbolType.FUNC, SymbolType.SECTION)) {
                for (SymbolBinding binding : List.of(SymbolBinding.LOCAL, SymbolBinding.GLOBAL)) {
                    mutants.add(
                            "new " + type + " symbol",
                            () -> binding + " in " + section.name(),
                            () -> add(
                                    subject,
                                    type == SymbolType.SECTION ? "" : "more",
                                    type.info(binding),
                                    section.index(),
                                    0,
                                    type == SymbolType.SECTION ? 0 : 8));
                }
            }
        }
    }

    private static byte[] add(Subject subject, String name, int info, int section, long value, long size)
            throws io.github.retrobpf.elf.io.MalformedInputException {
        ElfBuilder elf = subject.edit();
        elf.add(new NewSymbol(name, info, 0, new SectionId(section), value, size));
        return elf.toBytes();
    }

    /** Two clones under each other's names. */
    private static void names(Subject subject, Mutants mutants) {
        int table = subject.start(subject.elf().symbolSection().orElseThrow());
        List<BpfFunction> clones = subject.clones();
        for (BpfFunction a : clones) {
            for (BpfFunction b : clones) {
                if (a.symbol() < b.symbol()) {
                    mutants.add(
                            "names of two clones swapped",
                            () -> a.name() + ", " + b.name(),
                            () -> subject.patch()
                                    .swap(table + a.symbol() * SIZE, table + b.symbol() * SIZE, 4)
                                    .bytes());
                }
            }
            BpfFunction original = subject.originalOf(a);
            mutants.add(
                    "names of clone and original swapped",
                    a::name,
                    () -> subject.patch()
                            .swap(table + a.symbol() * SIZE, table + original.symbol() * SIZE, 4)
                            .bytes());
        }
    }
}
