package io.github.retrobpf.rewriter.link;

import io.github.retrobpf.elf.format.BpfRelocation;
import io.github.retrobpf.elf.format.ElfConstants;
import io.github.retrobpf.elf.format.SectionFlags;
import io.github.retrobpf.elf.format.SectionIndex;
import io.github.retrobpf.elf.format.SymbolBinding;
import io.github.retrobpf.elf.format.SymbolType;
import io.github.retrobpf.elf.io.Location;
import io.github.retrobpf.elf.model.Relocation;
import io.github.retrobpf.elf.model.RelocationTable;
import io.github.retrobpf.elf.model.Section;
import io.github.retrobpf.elf.model.SectionData;
import io.github.retrobpf.elf.model.Symbol;
import io.github.retrobpf.rewriter.diagnostic.Code;
import io.github.retrobpf.rewriter.insn.Instruction;
import io.github.retrobpf.rewriter.object.BpfObject;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Set;

/** What a sound object may be and still not be linked. */
final class InputChecks {
    private static final int DEFAULT = 0;
    private static final int HIDDEN = 2;
    private static final int VISIBILITY = 3;
    private static final Set<Integer> RELOCATIONS = Set.of(
            BpfRelocation.R_BPF_64_64,
            BpfRelocation.R_BPF_64_ABS64,
            BpfRelocation.R_BPF_64_ABS32,
            BpfRelocation.R_BPF_64_NODYLD32,
            BpfRelocation.R_BPF_64_32);

    private final InputObject input;
    private final Problems problems;

    private InputChecks(InputObject input, Problems problems) {
        this.input = input;
        this.problems = problems;
    }

    /** Tells what of one input cannot be linked, if the first one stands as it is. */
    static Problems check(InputObject input, InputObject first) {
        InputChecks checks = new InputChecks(input, new Problems());
        checks.byteOrder(first);
        checks.sections();
        checks.symbols();
        VariableChecks.check(input, checks.problems);
        return checks.problems;
    }

    private void byteOrder(InputObject first) {
        if (!input.elf().header().order().equals(first.elf().header().order())) {
            problems.add(
                    Code.LINK_BYTE_ORDER,
                    input.name(),
                    "is " + order(input) + ", but " + first.name() + " is " + order(first),
                    "compile all of them with -target bpfel, or all with bpfeb");
        }
    }

    private static String order(InputObject input) {
        return input.elf().header().order().equals(ByteOrder.LITTLE_ENDIAN) ? "little-endian" : "big-endian";
    }

    private void sections() {
        for (Section section : input.elf().sections()) {
            SectionRole role = input.role(section.index());
            if (role == SectionRole.UNSUPPORTED) {
                unsupported(
                        new Location(input.name(), section.name(), 0),
                        "a section of type " + section.type() + " cannot be linked",
                        "compile with clang -target bpf");
            }
            if (section.name().isEmpty() && role == SectionRole.CONTENT) {
                unsupported(
                        new Location(input.name(), null, 0),
                        "section [" + section.index() + "] has no name",
                        "sections are joined by name");
            }
            if (role == SectionRole.CONTENT && section.header().has(SectionFlags.COMPRESSED)) {
                unsupported(
                        input.place(section, 0),
                        "is compressed, and cannot be joined with others",
                        "compile without -gz, or link with --strip-debug");
            }
            if (role == SectionRole.RELOCATIONS) {
                relocations(section, ((SectionData.Relocations) section.data()).table());
            }
        }
    }

    private void relocations(Section section, RelocationTable table) {
        Section target = input.elf().section(table.target());
        if (input.role(target.index()) != SectionRole.CONTENT) {
            return;
        }
        boolean isCode = BpfObject.isCode(target);
        for (int i = 0; i < table.count(); i++) {
            Relocation relocation = table.get(i);
            Location place = input.place(section, (long) i * ElfConstants.REL_SIZE);
            if (!RELOCATIONS.contains(relocation.type())) {
                unsupported(
                        place,
                        "relocation type " + relocation.type() + " is none of BPF",
                        "is the object made by a compiler for BPF?");
            } else if (relocation.symbol() == 0) {
                unsupported(place, "relocation names no symbol", "is the object damaged?");
            } else if (isCode && relocation.offset() % Instruction.SIZE != 0) {
                unsupported(
                        place,
                        "relocation at 0x" + Long.toHexString(relocation.offset()) + " is not at an instruction",
                        "is the object damaged?");
            }
        }
    }

    private void symbols() {
        List<Symbol> symbols = input.symbols();
        for (int i = 1; i < symbols.size(); i++) {
            check(symbols.get(i), new Location(input.name(), ".symtab", (long) i * ElfConstants.SYMBOL_SIZE));
        }
    }

    private void check(Symbol symbol, Location place) {
        String name = "symbol '" + symbol.name() + "'";
        int visibility = symbol.other() & VISIBILITY;
        if (symbol.binding() == SymbolBinding.OTHER) {
            unsupported(place, name + " is neither local, global nor weak", "is the object damaged?");
        } else if (symbol.type() == SymbolType.OTHER || symbol.type() == SymbolType.TLS) {
            unsupported(
                    place,
                    name + " is of a type that loaders do not know",
                    "is the object made by a compiler for BPF?");
        } else if (visibility != DEFAULT && visibility != HIDDEN) {
            unsupported(
                    place,
                    name + " has visibility " + visibility + ", loaders know default and hidden",
                    "remove its attribute");
        } else if (symbol.shndx() == SectionIndex.COMMON || symbol.type() == SymbolType.COMMON) {
            unsupported(
                    place,
                    "'" + symbol.name() + "' has no section yet (COMMON)",
                    "give the variable an initialiser, or compile with -fno-common");
        } else if (symbol.isUndefined() && symbol.isLocal()) {
            unsupported(place, name + " is local, but undefined", "is the object damaged?");
        } else if (symbol.isUndefined() && (symbol.value() != 0 || symbol.size() != 0)) {
            unsupported(place, name + " is undefined, but has a value or a size", "is the object damaged?");
        } else if (symbol.type() == SymbolType.SECTION && symbol.value() != 0) {
            unsupported(place, name + " of a section does not stand at its start", "is the object damaged?");
        } else if (input.sectionOf(symbol)
                .filter(s -> isOutside(symbol, s.header().size()))
                .isPresent()) {
            unsupported(place, name + " reaches beyond its section", "is the object damaged?");
        }
    }

    /** Compared by subtraction: the sum can wrap. */
    private static boolean isOutside(Symbol symbol, long size) {
        return symbol.value() < 0
                || symbol.size() < 0
                || symbol.value() > size
                || symbol.size() > size - symbol.value();
    }

    private void unsupported(Location place, String fact, String advice) {
        problems.add(Code.LINK_UNSUPPORTED, place, fact, advice);
    }
}
