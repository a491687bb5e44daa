package io.github.retrobpf.rewriter.object;

import io.github.retrobpf.elf.format.ElfConstants;
import io.github.retrobpf.elf.format.SectionIndex;
import io.github.retrobpf.elf.format.SymbolType;
import io.github.retrobpf.elf.io.Limits;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.model.ElfFile;
import io.github.retrobpf.elf.model.Section;
import io.github.retrobpf.elf.model.Symbol;
import io.github.retrobpf.elf.model.SymbolTable;
import io.github.retrobpf.rewriter.insn.Instruction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds the functions: STT_FUNC symbols in executable sections. */
final class FunctionReader {
    private FunctionReader() {}

    /** In the order of {@link BpfObject#functions}; func_info is not yet known. */
    static List<BpfFunction> read(ElfFile elf) throws MalformedInputException {
        List<BpfFunction> found = new ArrayList<>();
        SymbolTable symbols = elf.symbols().orElse(null);
        for (int i = 0; symbols != null && i < symbols.count(); i++) {
            Symbol symbol = symbols.get(i);
            if (symbol.type() == SymbolType.FUNC && SectionIndex.isSection(symbol.shndx()) && symbol.size() != 0) {
                Section section = elf.section(symbol.shndx());
                if (BpfObject.isCode(section)) {
                    checkBounds(symbols, i, symbol, section);
                    found.add(new BpfFunction(
                            0,
                            i,
                            symbol.name(),
                            symbol.binding(),
                            section.index(),
                            (int) symbol.value(),
                            (int) symbol.size(),
                            !section.name().equals(BpfObject.TEXT),
                            BpfFunction.NO_BTF));
                }
            }
        }
        List<BpfFunction> functions = numbered(found);
        if (symbols != null) {
            checkOverlap(elf, symbols, functions);
        }
        return functions;
    }

    /** Adjacent functions of a section add up to its size, at most. */
    private static void checkOverlap(ElfFile elf, SymbolTable symbols, List<BpfFunction> functions)
            throws MalformedInputException {
        long covered = 0;
        int current = -1;
        for (BpfFunction function : functions) {
            covered = function.section() == current ? covered + function.size() : function.size();
            current = function.section();
            Section section = elf.section(current);
            if (covered > Limits.MAX_OVERLAP * section.header().size()) {
                throw symbols.bytes()
                        .malformed(
                                (long) function.symbol() * ElfConstants.SYMBOL_SIZE + 16,
                                "with function '" + function.name() + "' functions cover section '" + section.name()
                                        + "' more than " + Limits.MAX_OVERLAP + " times");
            }
        }
    }

    private static void checkBounds(SymbolTable symbols, int index, Symbol symbol, Section section)
            throws MalformedInputException {
        long limit = section.header().size();
        long value = symbol.value();
        long size = symbol.size();
        boolean inside = value >= 0 && size > 0 && value <= limit && size <= limit - value;
        if (!inside || value % Instruction.SIZE != 0 || size % Instruction.SIZE != 0) {
            throw symbols.bytes()
                    .malformed(
                            (long) index * ElfConstants.SYMBOL_SIZE + 8,
                            "function '" + symbol.name() + "' at 0x" + Long.toHexString(value) + " of 0x"
                                    + Long.toHexString(size) + " bytes is no run of instructions in section '"
                                    + section.name() + "' of 0x" + Long.toHexString(limit) + " bytes");
        }
    }

    /** Of several symbols for one place the global one counts, then the first. */
    private static List<BpfFunction> numbered(List<BpfFunction> found) {
        found.sort(Comparator.comparingInt(BpfFunction::section)
                .thenComparingInt(BpfFunction::offset)
                .thenComparing(f -> !f.isNamedBySymbol())
                .thenComparingInt(BpfFunction::symbol));
        List<BpfFunction> functions = new ArrayList<>(found.size());
        for (BpfFunction f : found) {
            BpfFunction last = functions.isEmpty() ? null : functions.get(functions.size() - 1);
            if (last == null || last.section() != f.section() || last.offset() != f.offset()) {
                functions.add(new BpfFunction(
                        functions.size(),
                        f.symbol(),
                        f.name(),
                        f.binding(),
                        f.section(),
                        f.offset(),
                        f.size(),
                        f.isEntry(),
                        f.btfId()));
            }
        }
        return functions;
    }
}
