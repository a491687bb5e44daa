package io.github.retrobpf.rewriter.validate;

import io.github.retrobpf.elf.format.ElfConstants;
import io.github.retrobpf.elf.format.SectionIndex;
import io.github.retrobpf.elf.format.SectionType;
import io.github.retrobpf.elf.format.SymbolBinding;
import io.github.retrobpf.elf.format.SymbolType;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.model.ElfFile;
import io.github.retrobpf.elf.model.Section;
import io.github.retrobpf.elf.model.Symbol;
import io.github.retrobpf.elf.model.SymbolTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The functions of one side, by place and by name. */
final class Code {
    static final int INSTRUCTION = 8;
    private static final String TEXT = ".text";

    private final ElfFile elf;
    private final List<CodeFunction> functions;
    /** By index of the section. */
    private final List<List<CodeFunction>> bySection = new ArrayList<>();

    private final Map<String, CodeFunction> byName = new HashMap<>();
    private final Map<Integer, RelocationIndex> relocations = new HashMap<>();

    private Code(ElfFile elf, List<CodeFunction> functions) {
        this.elf = elf;
        this.functions = functions;
        int next = 0;
        for (Section section : elf.sections()) {
            int from = next;
            while (next < functions.size() && functions.get(next).section() == section.index()) {
                next++;
            }
            bySection.add(Collections.unmodifiableList(functions.subList(from, next)));
        }
        for (CodeFunction f : functions) {
            if (f.isGlobal()) {
                byName.putIfAbsent(f.name(), f);
            }
        }
    }

    static Code of(ElfFile elf) throws MalformedInputException {
        List<CodeFunction> found = new ArrayList<>();
        SymbolTable symbols = elf.symbols().orElse(null);
        for (int i = 0; symbols != null && i < symbols.count(); i++) {
            boolean isFunction = SymbolType.ofInfo(symbols.info(i)) == SymbolType.FUNC
                    && SectionIndex.isSection(symbols.shndx(i))
                    && isCode(elf.section(symbols.shndx(i)));
            Symbol symbol = isFunction ? symbols.get(i) : null;
            if (symbol != null && symbol.size() != 0) {
                found.add(function(symbols, i, symbol, elf.section(symbol.shndx())));
            }
        }
        return new Code(elf, numbered(found));
    }

    private static CodeFunction function(SymbolTable symbols, int index, Symbol symbol, Section section)
            throws MalformedInputException {
        long size = section.header().size();
        boolean isInside = symbol.value() >= 0
                && symbol.size() > 0
                && symbol.value() <= size
                && symbol.size() <= size - symbol.value();
        if (!isInside || (symbol.value() | symbol.size()) % INSTRUCTION != 0) {
            throw symbols.bytes()
                    .malformed(
                            (long) index * ElfConstants.SYMBOL_SIZE,
                            "function '" + symbol.name() + "' is no run of instructions in '" + section.name() + "'");
        }
        boolean isGlobal = symbol.binding() == SymbolBinding.GLOBAL || symbol.binding() == SymbolBinding.WEAK;
        return new CodeFunction(
                0,
                symbol.name(),
                index,
                isGlobal,
                section.index(),
                (int) symbol.value(),
                (int) symbol.size(),
                !section.name().equals(TEXT));
    }

    /** Of several symbols for one place a global one counts, then the first. */
    private static List<CodeFunction> numbered(List<CodeFunction> found) {
        found.sort(Comparator.comparingInt(CodeFunction::section)
                .thenComparingInt(CodeFunction::offset)
                .thenComparing(f -> !f.isGlobal())
                .thenComparingInt(CodeFunction::symbol));
        List<CodeFunction> numbered = new ArrayList<>(found.size());
        CodeFunction last = null;
        for (CodeFunction f : found) {
            if (last == null || last.section() != f.section() || last.offset() != f.offset()) {
                numbered.add(new CodeFunction(
                        numbered.size(),
                        f.name(),
                        f.symbol(),
                        f.isGlobal(),
                        f.section(),
                        f.offset(),
                        f.size(),
                        f.isEntry()));
                last = f;
            }
        }
        return numbered;
    }

    /** Types are no code to loaders, whatever the flags of their sections say. */
    static boolean isCode(Section section) {
        return section.isExecutable() && section.type() == SectionType.PROGBITS && !SectionMatcher.isTypes(section);
    }

    /** Whether it is where subprograms stand. */
    static boolean isText(Section section) {
        return isCode(section) && section.name().equals(TEXT);
    }

    ElfFile elf() {
        return elf;
    }

    /** By section, then by offset. */
    List<CodeFunction> functions() {
        return functions;
    }

    /** Those of a section, by offset. */
    List<CodeFunction> functionsOf(int section) {
        return bySection.get(section);
    }

    /** The function that starts there, if one does. */
    @Nullable
    CodeFunction at(int section, long offset) {
        if (section < 0 || section >= bySection.size()) {
            return null; // a special index, such as that of absolute symbols
        }
        List<CodeFunction> candidates = bySection.get(section);
        int low = 0;
        int high = candidates.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            CodeFunction function = candidates.get(middle);
            if (function.offset() == offset) {
                return function;
            }
            if (function.offset() < offset) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return null;
    }

    /** The global function of that name: what a name in a tag means. */
    Optional<CodeFunction> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    RelocationIndex relocationsOf(int section) {
        return relocations.computeIfAbsent(section, s -> RelocationIndex.of(elf, s));
    }
}
